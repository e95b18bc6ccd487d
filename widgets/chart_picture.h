// Charts as files: PNG at twice the size on screen, SVG and PDF in vectors.
#pragma once

#include <QSize>
#include <QString>

#include <functional>

class QCPPainter;

namespace cloze {

// Paints `paint` on the theme's ground into `file`, whose ending (.png, .svg, .pdf) says the format. False with a
// sentence in `error` where the ending is another or the file cannot be written.
bool savePictureOf(const QString& file, const QSize& size, const std::function<void(QCPPainter*)>& paint,
                   QString* error);

}  // namespace cloze

// Our icons: one family of SVG line drawings that follow the palette.
//
// The icon paints itself in the colours of the moment it is painted, so nothing needs to be set again when the theme
// changes. GUI thread only.
#pragma once

#include <widgets/theme.h>

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace cloze {

// name: a file of resources/icons without ".svg". Secondary text colour; accent where on or selected.
QIcon themeIcon(const QString& name, Tone tone = Tone::Secondary);

// One picture in the current colours, crisp at `devicePixelRatio`.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio);

}  // namespace cloze

// A picture of the window once it has settled; for looking at pages and for the documentation.
#pragma once

#include <QString>

class QWidget;

namespace cloze {

// `size` as "1280x800". Runs the event loop for a while; the exit status of the program: 0, or 1 where it could not.
int takeScreenshot(QWidget* window, const QString& file, const QString& size);

}  // namespace cloze

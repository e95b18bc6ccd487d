#include <app/desktop/screenshot.h>

#include <QApplication>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace cloze {

namespace {
constexpr int kSettleMs = 2500;  // plans, curves and lists come from other threads
}

int takeScreenshot(QWidget* window, const QString& file, const QString& size) {
  const QStringList sides = size.split(QLatin1Char('x'));
  if (sides.size() == 2) window->resize(sides[0].toInt(), sides[1].toInt());
  int status = 0;
  QTimer::singleShot(kSettleMs, window, [window, file, &status] {
    if (!window->grab().save(file)) {
      std::fprintf(stderr, "cloze-desktop: %s could not be written.\n", qPrintable(file));
      status = 1;
    }
    QApplication::exit(status);
  });
  QApplication::exec();
  return status;
}

}  // namespace cloze

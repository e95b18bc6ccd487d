// main() of the tests of app and widgets: one QApplication without a display; a warning of Qt fails the running test.
#include <QApplication>
#include <QStandardPaths>

#include <gtest/gtest.h>

namespace {

void onMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
  // The offscreen platform says this about every window with size limits.
  if (message.contains(QLatin1String("propagateSizeHints"))) return;
  // Of scripts for which this machine has no font.
  if (message.contains(QLatin1String("OpenType support missing"))) return;
  const std::string text = message.toStdString();
  if (type == QtDebugMsg || type == QtInfoMsg) {
    std::fprintf(stderr, "%s\n", text.c_str());
  } else {
    ADD_FAILURE() << "Qt warned: " << text;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  ::testing::InitGoogleTest(&argc, argv);
  QApplication application(argc, argv);
  QStandardPaths::setTestModeEnabled(true);
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  qInstallMessageHandler(onMessage);
  return RUN_ALL_TESTS();
}

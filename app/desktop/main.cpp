// cloze-desktop: the window.
#include <app/desktop/desktop.h>
#include <app/desktop/screenshot.h>
#include <app/pages/run/save_curves.h>
#include <core/base/fs.h>
#include <core/base/version.h>
#include <core/runs/run_folder.h>
#include <widgets/theme.h>

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

namespace {

int fail(const QString& sentence, int status) {
  std::fprintf(stderr, "cloze-desktop: %s\n", qPrintable(sentence));
  return status;
}

// --save-curves RUN FILE: the curves of a run as a picture, without a window.
int saveCurves(const std::filesystem::path& runs, const QString& run, const QString& file) {
  const auto folder = cloze::findRun(runs, run.toStdString());
  if (!folder.ok()) return fail(QString::fromStdString(folder.error().toString()), 1);
  cloze::Theme::get().install();
  cloze::Theme::get().apply(cloze::ThemeMode::Light);
  QString problem;
  if (!cloze::saveRunCurves(*folder, file, &problem)) return fail(problem, 1);
  std::printf("%s\n", qPrintable(file));
  return 0;
}

// What needs no window runs without a display too; everything else says why it cannot. False: nothing to show on.
bool choosePlatform(int argc, char** argv) {
  if (qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
      qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
    return true;
  }
  for (int i = 1; i < argc; ++i) {
    const QLatin1String word(argv[i]);
    for (const char* alone : {"--help", "-h", "--help-all", "--version", "-v", "--save-curves", "--screenshot"}) {
      if (word != QLatin1String(alone) && !QString(word).startsWith(QLatin1String(alone) + QLatin1Char('='))) continue;
      qputenv("QT_QPA_PLATFORM", "offscreen");
      return true;
    }
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (!choosePlatform(argc, argv)) {
    return fail(
        QStringLiteral("there is no display to show a window on. Start it in a desktop session, or use the command "
                       "line: cloze train --help"),
        1);
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("cloze"));
  QApplication::setApplicationDisplayName(QStringLiteral("Cloze"));
  QApplication::setApplicationVersion(QString::fromLatin1(cloze::programVersion()));
  QApplication::setDesktopFileName(QStringLiteral("cloze"));

  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("A workbench for BERT. ADDRESS is a place in the program, such as "
                     "cloze:train?example=1 or cloze:run/RUN-ID/curves."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("address"), QStringLiteral("Where to begin."),
                               QStringLiteral("[ADDRESS]"));
  const QCommandLineOption example(
      QStringLiteral("example"),
      QStringLiteral("Begin with the bundled example filled in, where no ADDRESS says otherwise."));
  const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("The folder of all runs."),
                                QStringLiteral("folder"));
  const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, zh_CN or zh_TW."),
                                    QStringLiteral("code"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                                 QStringLiteral("name"));
  const QCommandLineOption curves(
      QStringLiteral("save-curves"),
      QStringLiteral("Write the curves of a run to the FILE (PNG, SVG, PDF) named next, and end."),
      QStringLiteral("run"));
  QCommandLineOption screenshot(QStringLiteral("screenshot"), QStringLiteral("Write a picture of the window and end."),
                                QStringLiteral("file"));
  QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the picture."), QStringLiteral("WxH"),
                          QStringLiteral("1280x800"));
  screenshot.setFlags(QCommandLineOption::HiddenFromHelp);
  size.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({example, runs, language, theme, curves, screenshot, size});
  parser.process(application);

  cloze::DesktopOptions options;
  options.runs = parser.value(runs).toStdString();
  options.language = parser.value(language);
  options.theme = parser.value(theme);
  const QStringList words = parser.positionalArguments();
  if (parser.isSet(curves)) {
    if (words.size() != 1) return fail(QStringLiteral("--save-curves RUN FILE: name one file to write."), 2);
    return saveCurves(options.runs.empty() ? cloze::defaultRunsFolder() : options.runs, parser.value(curves),
                      words.first());
  }
  if (!words.isEmpty()) {
    options.address = cloze::Address::fromString(words.first());
    if (!options.address)
      return fail(
          QStringLiteral("“%1” is no address; one begins with cloze: and a page, as in cloze:runs.").arg(words.first()),
          2);
  }
  if (parser.isSet(example) && !options.address)
    options.address = cloze::Address::fromString(QStringLiteral("cloze:train?example=1"));

  cloze::Desktop desktop(options);
  desktop.show();
  if (parser.isSet(screenshot))
    return cloze::takeScreenshot(desktop.window(), parser.value(screenshot), parser.value(size));
  return QApplication::exec();
}

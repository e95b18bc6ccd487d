// The whole window without an engine: places, settings that apply at once, the session, names for those who listen.
#include <app/desktop/desktop.h>
#include <app/desktop/desktop_bus.h>
#include <app/desktop/engine_service.h>
#include <app/desktop/run_watch.h>
#include <app/desktop/runs_service.h>
#include <app/desktop/status_line.h>
#include <core/runs/run_folder.h>
#include <widgets/theme.h>

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QtTest>

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace cloze {
namespace {

class DesktopTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(m_folder.isValid());
    qputenv("CLOZE_CONFIG", m_folder.filePath(QStringLiteral("cloze.ini")).toUtf8());
  }
  void TearDown() override {
    m_desktop.reset();
    qunsetenv("CLOZE_CONFIG");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  }
  static Result<Engine*> noEngine() { return makeError(ErrorCode::EngineMissing, "No engine in this test."); }
  void begin(const char* address, const char* language = "en", const char* theme = "light",
             std::function<Result<Engine*>()> loadEngine = noEngine) {
    m_desktop.reset();
    DesktopOptions options;
    options.runs = m_folder.filePath(QStringLiteral("runs")).toStdString();
    options.language = QString::fromLatin1(language);
    options.theme = QString::fromLatin1(theme);
    if (address) options.address = Address::fromString(QString::fromLatin1(address));
    options.loadEngine = std::move(loadEngine);
    m_desktop = std::make_unique<Desktop>(options);
    m_desktop->show();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desktop->runs()->loaded(); }, 10000));
  }
  void makeRun(const std::string& name) {
    RunRecord record;
    record.spec.name = name;
    auto writer = RunWriter::create(m_folder.filePath(QStringLiteral("runs")).toStdString(), record);
    ASSERT_TRUE(writer.ok()) << writer.error().message;
    RunProgress progress;
    progress.state = RunState::Finished;
    progress.step = progress.total_steps = 10;
    ASSERT_TRUE((*writer)->setProgress(progress).ok());
    ASSERT_TRUE((*writer)->close().ok());
  }
  Page* page() const { return m_desktop->window()->router()->current(); }
  std::string place() const { return m_desktop->window()->router()->address().toString().toStdString(); }
  template <typename Widget>
  Widget* child(const char* name) {
    return m_desktop->window()->findChild<Widget*>(QString::fromLatin1(name));
  }
  QTemporaryDir m_folder;
  std::unique_ptr<Desktop> m_desktop;
};

TEST_F(DesktopTest, comesBackWhereItWasLeft) {
  begin("cloze:settings");
  m_desktop->window()->resize(1111, 711);
  m_desktop->window()->close();
  begin(nullptr);
  EXPECT_EQ(place(), "cloze:settings");
  EXPECT_EQ(m_desktop->window()->size(), QSize(1111, 711));
}

TEST_F(DesktopTest, theThemeChangesAtOnceAndStays) {
  begin("cloze:settings", "en", "light");
  auto* theme = child<QComboBox>("theme");
  ASSERT_NE(theme, nullptr);
  ASSERT_FALSE(Theme::get().dark());
  theme->setCurrentIndex(theme->findData(QStringLiteral("dark")));
  Q_EMIT theme->activated(theme->currentIndex());
  EXPECT_TRUE(Theme::get().dark());
  EXPECT_EQ(QApplication::palette().color(QPalette::Window), tokensFor(true).ground);
  begin("cloze:settings", "en", "");
  EXPECT_TRUE(Theme::get().dark());
}

TEST_F(DesktopTest, theLanguageChangesAtOnce) {
  begin("cloze:settings", "en");
  EXPECT_EQ(page()->title(), QStringLiteral("Settings"));
  auto* language = child<QComboBox>("language");
  ASSERT_NE(language, nullptr);
  language->setCurrentIndex(language->findData(QStringLiteral("zh_TW")));
  Q_EMIT language->activated(language->currentIndex());
  QCoreApplication::processEvents();
  EXPECT_EQ(page()->title(), QStringLiteral("設定"));
  EXPECT_EQ(m_desktop->window()->windowTitle(), QStringLiteral("設定 — Cloze"));
  for (const char* address : {"cloze:start", "cloze:train", "cloze:runs", "cloze:run", "cloze:help"}) {
    m_desktop->window()->router()->go(*Address::fromString(QString::fromLatin1(address)));
    EXPECT_FALSE(page()->title().isEmpty());
    EXPECT_GT(page()->title().at(0).unicode(), 0x2E80) << address << " is not translated";
  }
}

TEST_F(DesktopTest, helpScrollsAtTheEdgeOfThePageAndKeepsItsLinesShort) {
  begin("cloze:help");
  auto* text = child<QTextBrowser>("help-text");
  ASSERT_NE(text, nullptr);
  for (const QSize size : {QSize(1500, 500), QSize(700, 500)}) {
    m_desktop->window()->resize(size);
    ASSERT_TRUE(QTest::qWaitFor([&] { return text->verticalScrollBar()->maximum() > 0; }));
    EXPECT_GE(text->geometry().right(), page()->width() - kPageMargin - 1) << size.width();
    EXPECT_LE(text->document()->size().width(), 761) << size.width();
    EXPECT_EQ(text->horizontalScrollBar()->maximum(), 0) << size.width();
  }
}

TEST_F(DesktopTest, themeAndLanguageAreCommands) {
  begin("cloze:start", "en", "light");
  const CommandRegistry* commands = m_desktop->window()->commands();
  const auto command = [commands](const char* name) {
    QAction* found = commands->find(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return found;
  };
  command("theme.dark")->trigger();
  EXPECT_TRUE(Theme::get().dark());
  command("theme.light")->trigger();
  EXPECT_FALSE(Theme::get().dark());
  command("language.zh_CN")->trigger();
  QCoreApplication::processEvents();
  EXPECT_EQ(page()->title(), QStringLiteral("开始"));
  EXPECT_EQ(command("theme.dark")->text(), QStringLiteral("主题：深色"));
  EXPECT_EQ(command("go.train")->text(), QStringLiteral("训练")) << "the words of the rail, whatever the title says";
  command("language.en")->trigger();
}

TEST_F(DesktopTest, anotherRunsFolderIsFollowedAtOnce) {
  begin("cloze:settings");
  makeRun("the only one");
  auto* edit = child<QWidget>("runs-folder")->findChild<QLineEdit*>();
  ASSERT_NE(edit, nullptr);
  const QString old = edit->text();
  const QString other = m_folder.filePath(QStringLiteral("elsewhere"));
  edit->setText(other);
  Q_EMIT edit->editingFinished();
  const auto followed = [&] { return m_desktop->runs()->folder() == std::filesystem::path(other.toStdString()); };
  EXPECT_TRUE(QTest::qWaitFor(followed, 10000));
  EXPECT_TRUE(m_desktop->runs()->runs().empty());
  // A file is refused, after a look at the disk that nobody waits for.
  QFile file(m_folder.filePath(QStringLiteral("file")));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  edit->setText(file.fileName());
  Q_EMIT edit->editingFinished();
  EXPECT_TRUE(QTest::qWaitFor([edit] { return edit->property("invalid").toBool(); }, 10000));
  EXPECT_TRUE(followed());
  edit->setText(QStringLiteral("relative/path"));
  Q_EMIT edit->editingFinished();
  EXPECT_TRUE(edit->property("invalid").toBool());
  EXPECT_EQ(m_desktop->runs()->folder(), std::filesystem::path(other.toStdString()));
  edit->setText(old);
  Q_EMIT edit->editingFinished();
  ASSERT_TRUE(QTest::qWaitFor([this] { return m_desktop->runs()->runs().size() == 1; }, 10000));
  EXPECT_EQ(m_desktop->runs()->runs().front().name, "the only one");
}

// The folder there is stands in the field again, and nothing is wrong with that one.
TEST_F(DesktopTest, aLanguageLeavesNoErrorWithoutItsSentence) {
  begin("cloze:settings");
  auto* edit = child<QWidget>("runs-folder")->findChild<QLineEdit*>();
  ASSERT_NE(edit, nullptr);
  auto* note = child<QLabel>("runs-folder-note");
  ASSERT_NE(note, nullptr);
  const auto ink = [note] { return note->palette().color(QPalette::WindowText); };
  edit->setText(QStringLiteral("relative/path"));
  Q_EMIT edit->editingFinished();
  ASSERT_TRUE(edit->property("invalid").toBool());
  EXPECT_EQ(ink(), Theme::get().color(Tone::Error));
  m_desktop->window()->commands()->find(QStringLiteral("language.zh_CN"))->trigger();
  QCoreApplication::processEvents();
  EXPECT_FALSE(edit->property("invalid").toBool());
  EXPECT_EQ(ink(), Theme::get().color(Tone::Secondary));
  m_desktop->window()->commands()->find(QStringLiteral("language.en"))->trigger();
}

TEST_F(DesktopTest, noButtonHasTheFocusAtFirst) {
  begin("cloze:start");
  ASSERT_TRUE(QTest::qWaitForWindowActive(m_desktop->window()));
  EXPECT_EQ(qobject_cast<QAbstractButton*>(m_desktop->window()->focusWidget()), nullptr);
  QTest::keyClick(m_desktop->window()->focusWidget(), Qt::Key_Tab);
  const QWidget* first = m_desktop->window()->focusWidget();
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(m_desktop->window()->router()->current()->isAncestorOf(first)) << first->objectName().toStdString();
}

TEST_F(DesktopTest, aRunMadeElsewhereAppears) {
  begin("cloze:runs");
  EXPECT_TRUE(m_desktop->runs()->runs().empty());
  makeRun("from a terminal");
  ASSERT_TRUE(QTest::qWaitFor([this] { return m_desktop->runs()->runs().size() == 1; }, 10000));
}

// From the list to the trash and back, as the window's service does it.
TEST_F(DesktopTest, theTrashIsToldOfWhatIsDoneToIt) {
  begin("cloze:runs");
  makeRun("one");
  ASSERT_TRUE(QTest::qWaitFor([this] { return m_desktop->runs()->runs().size() == 1; }, 10000));
  const QString id = QString::fromStdString(m_desktop->runs()->runs().front().id);
  const std::filesystem::path runs = m_desktop->runs()->folder();
  QSignalSpy told(m_desktop->runs(), &RunsService::trashChanged), failed(m_desktop->runs(), &RunsService::failed);
  const auto wait = [&](int times) { return QTest::qWaitFor([&told, times] { return told.count() == times; }, 10000); };
  m_desktop->runs()->remove(id);
  ASSERT_TRUE(wait(1));
  EXPECT_EQ(trashedRuns(runs)->size(), 1u);
  m_desktop->runs()->restore(id);
  ASSERT_TRUE(wait(2));
  EXPECT_TRUE(trashedRuns(runs)->empty());
  EXPECT_EQ(failed.count(), 0);
  m_desktop->runs()->restore(id);
  ASSERT_TRUE(wait(3));
  EXPECT_EQ(failed.count(), 1);
}

TEST_F(DesktopTest, whatWasAskedIsDoneThoughTheWindowCloses) {
  makeRun("one");
  const std::filesystem::path folder = m_folder.filePath(QStringLiteral("runs")).toStdString();
  const RunSummary run = listRuns(folder)->at(0);
  const QString id = QString::fromStdString(run.id);
  {
    DesktopRuns runs(folder);
    ASSERT_TRUE(QTest::qWaitFor([&runs] { return runs.loaded(); }, 10000));
    for (int turn = 0; turn < 50; ++turn) runs.rename(id, QStringLiteral("name %1").arg(turn));
  }
  EXPECT_EQ(summarizeRun(run.folder)->name, "name 49");
}

TEST_F(DesktopTest, aRunsFolderChosenBackIsListedAnew) {
  makeRun("one");
  begin("cloze:runs");
  DesktopRuns runs(m_desktop->runs()->folder());
  ASSERT_TRUE(QTest::qWaitFor([&runs] { return runs.loaded(); }, 10000));
  const std::filesystem::path here = runs.folder();
  runs.setFolder(here / "elsewhere");
  runs.setFolder(here);
  EXPECT_FALSE(runs.loaded());
  EXPECT_TRUE(QTest::qWaitFor([&runs] { return runs.loaded(); }, 10000));
  EXPECT_EQ(runs.runs().size(), 1u);
}

TEST_F(DesktopTest, theCommandsOfAPersonWhoIsNewAreInThePalette) {
  begin("cloze:start");
  const std::pair<const char*, const char*> rows[] = {{"new-run", "cloze:train"}, {"trash", "cloze:runs/trash"}};
  for (const auto& [name, place] : rows) {
    QAction* action = m_desktop->window()->commands()->find(QString::fromLatin1(name));
    ASSERT_NE(action, nullptr) << name;
    action->trigger();
    EXPECT_EQ(m_desktop->window()->router()->address().toString(), QString::fromLatin1(place));
  }
  QAction* example = m_desktop->window()->commands()->find(QStringLiteral("example"));
  ASSERT_NE(example, nullptr);
  example->trigger();
  EXPECT_EQ(m_desktop->window()->router()->address().page, QStringLiteral("train"));
}

TEST_F(DesktopTest, aMissingEngineIsSaidInTheStatusLine) {
  begin("cloze:start");
  auto* status = child<QPushButton>("status-engine");
  ASSERT_NE(status, nullptr);
  ASSERT_TRUE(QTest::qWaitFor([status] { return status->text() == QLatin1String("Engine missing"); }, 10000));
  EXPECT_TRUE(status->toolTip().contains(QStringLiteral("No engine in this test.")));
  status->click();
  EXPECT_EQ(place(), "cloze:settings");
}

TEST(Sentences, NameMetricsAsEverywhere) {
  RunSummary run;
  run.name = "mrpc-2";
  run.progress.state = RunState::Finished;
  run.metrics = {{"f1", 0.9}, {"loss", 0.1}, {"matthews", 0.5}};
  EXPECT_EQ(RunWatch::sentenceFor(run), QStringLiteral("mrpc-2 is finished: F1 0.900, Matthews 0.500."));
}

TEST(Sentences, OfAFailureSpeakTheWordsOfTheWindow) {
  RunSummary run;
  run.name = "mrpc-3";
  run.progress.state = RunState::Failed;
  run.progress.message = "It happened at step 3. Raise --batch-size.";
  EXPECT_TRUE(RunWatch::sentenceFor(run).startsWith(QStringLiteral("mrpc-3 failed: It happened at step 3.")));
  EXPECT_FALSE(RunWatch::sentenceFor(run).contains(QStringLiteral("--"))) << "the window has no command line";
}

TEST(Sentences, OfTheStatusLineAreWhole) {
  RunSummary run;
  run.name = "a";
  EXPECT_EQ(StatusLine::sentenceFor(run, 1), QStringLiteral("1 run(s): a"));
  run.progress.step = 3;
  run.progress.total_steps = 1200;
  EXPECT_EQ(StatusLine::sentenceFor(run, 1), QStringLiteral("1 run(s): a, step 3 of 1,200"));
  run.progress.seconds_left = 41;
  EXPECT_EQ(StatusLine::sentenceFor(run, 2), QStringLiteral("2 run(s): a, step 3 of 1,200, 41 s left"));
}

TEST(Sentences, ANoticeIsNotMarkup) {
  EXPECT_EQ(DesktopBus::markup(QStringLiteral("<b>a & b")), QStringLiteral("&lt;b&gt;a &amp; b"));
}

// LibTorch takes seconds to map: the window must not wait for it.
TEST_F(DesktopTest, isUsableBeforeTheEngineIsLoaded) {
  makeRun("a run");
  std::promise<void> mayLoad;
  std::atomic<bool> loading = false;
  begin("cloze:start", "en", "light", [&loading, go = mayLoad.get_future().share()]() -> Result<Engine*> {
    loading = true;
    go.wait();
    return makeError(ErrorCode::EngineMissing, "No engine in this test.");
  });
  ASSERT_TRUE(QTest::qWaitFor([&loading] { return loading.load(); }, 10000));
  ASSERT_TRUE(QTest::qWaitFor([this] { return m_desktop->runs()->runs().size() == 1; }, 10000));
  EXPECT_TRUE(m_desktop->window()->isVisible());
  m_desktop->window()->router()->go(*Address::fromString(QStringLiteral("cloze:train?example=1")));
  auto* start = child<QPushButton>("start");
  ASSERT_NE(start, nullptr);
  EXPECT_TRUE(QTest::qWaitFor([start] { return start->isEnabled(); }, 10000)) << start->toolTip().toStdString();
  EXPECT_EQ(m_desktop->engine()->state(), EngineService::State::Loading);
  mayLoad.set_value();
  EXPECT_TRUE(QTest::qWaitFor([this] { return m_desktop->engine()->state() == EngineService::State::Missing; }, 10000));
}

// What has the keyboard must have a name, or nobody who listens knows where they are.
class NamesOnPage : public DesktopTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(NamesOnPage, everyControlHasAnAccessibleName) {
  makeRun("a run");
  const char* address = GetParam();
  begin(address);
  if (place().rfind("cloze:run/", 0) == 0) {
    const QString id = QString::fromStdString(m_desktop->runs()->runs().front().id);
    m_desktop->window()->router()->go({QStringLiteral("run"), {id}, {}});
    auto* name = child<QLabel>("run-name");
    ASSERT_TRUE(QTest::qWaitFor([name] { return name->text() == QLatin1String("a run"); }, 10000));
  }
  if (auto* busy = child<QLabel>("plan-busy")) {
    ASSERT_TRUE(QTest::qWaitFor([busy] { return busy->text() == QLatin1String("updates as you type"); }, 10000));
  }
  for (QWidget* widget : m_desktop->window()->findChildren<QWidget*>()) {
    if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
    if (widget->objectName().startsWith(QLatin1String("qt_"))) continue;  // parts of Qt's own composites
    if (qobject_cast<QScrollArea*>(widget)) continue;                     // holds controls, is none
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
    ASSERT_NE(accessible, nullptr);
    QString name = accessible->text(QAccessible::Name);
    EXPECT_FALSE(name.isEmpty()) << widget->metaObject()->className() << " “" << widget->objectName().toStdString()
                                 << "” in " << widget->parentWidget()->metaObject()->className() << " on " << address;
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, NamesOnPage,
                         ::testing::Values("cloze:start", "cloze:train?example=1", "cloze:runs", "cloze:run/first",
                                           "cloze:settings", "cloze:help"),
                         [](const auto& info) {
                           std::string name(info.param + 6);
                           for (char& c : name)
                             if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
                           return name;
                         });

}  // namespace
}  // namespace cloze

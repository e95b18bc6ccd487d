// The translation files: complete, with the same places as the source, found by the program, and nothing of the pages
// left out.
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/run/run_page.h>
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/train_page.h>
#include <tests/app/pages/page_test.h>
#include <tests/app/pages/translation_entries.h>

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTableView>
#include <QTranslator>
#include <QTreeWidget>

#include <fstream>
#include <memory>
#include <set>

// Outside every namespace, as Q_INIT_RESOURCE asks.
static void initResources() {
  Q_INIT_RESOURCE(translations);
}

namespace cloze {
namespace {

std::multiset<QString> places(const QString& text) {
  static const QRegularExpression kPlace(QStringLiteral("%(n|L?\\d)"));
  std::multiset<QString> found;
  for (auto match = kPlace.globalMatch(text); match.hasNext();) found.insert(match.next().captured());
  return found;
}

class Translations : public testing::TestWithParam<const char*> {};

TEST_P(Translations, AreComplete) {
  const auto entries = entriesOf(GetParam());
  EXPECT_GT(entries.size(), std::string(GetParam()) == "en" ? 10u : 500u);
  for (const Entry& entry : entries) {
    const std::string where = entry.context.toStdString() + ": " + entry.source.toStdString();
    EXPECT_EQ(entry.type.toStdString(), "") << where;
    EXPECT_EQ(entry.translations.size(), std::string(GetParam()) == "en" ? 2 : 1) << where;
    for (const QString& text : entry.translations) {
      EXPECT_FALSE(text.isEmpty()) << where;
      EXPECT_EQ(places(text), places(entry.source)) << where << " -> " << text.toStdString();
      EXPECT_EQ(text.count('&') > 0, entry.source.count('&') > 0) << where << ": the mnemonic";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, Translations, testing::Values("en", "zh_CN", "zh_TW"),
                         [](const auto& row) { return std::string(row.param); });

TEST(TranslationFiles, BothChineseFilesHoldTheSameTexts) {
  std::set<std::pair<QString, QString>> simplified, traditional;
  for (const Entry& entry : entriesOf("zh_CN")) simplified.insert({entry.context, entry.source});
  for (const Entry& entry : entriesOf("zh_TW")) traditional.insert({entry.context, entry.source});
  EXPECT_EQ(simplified, traditional);
}

class TranslatedPages : public PageTest {
 protected:
  void use(const char* language) {
    initResources();
    ASSERT_TRUE(m_translator.load(QStringLiteral(":/i18n/cloze_") + QLatin1String(language)));
    QCoreApplication::installTranslator(&m_translator);
  }
  ~TranslatedPages() override { QCoreApplication::removeTranslator(&m_translator); }

  // A sentence in English is a text nobody marked for translation, or one lupdate filed under another class. Names and
  // commands stay as they are.
  static void expectNoEnglish(const QWidget* page) {
    static const QRegularExpression kSentence(QStringLiteral("\\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\\b"));
    const auto check = [](const QObject* widget, const QString& text) {
      EXPECT_FALSE(kSentence.match(text).hasMatch())
          << widget->metaObject()->className() << ' ' << widget->objectName().toStdString() << ": "
          << text.toStdString();
    };
    for (const QWidget* widget : page->findChildren<QWidget*>()) {
      if (widget->objectName() == QLatin1String("command")) continue;
      check(widget, widget->accessibleName());
      if (const auto* label = qobject_cast<const QLabel*>(widget)) check(label, label->text());
      if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) check(button, button->text());
      if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) check(edit, edit->placeholderText());
    }
  }
  QTranslator m_translator;
};

TEST_F(TranslatedPages, EnglishPluralsAreWords) {
  use("en");
  services.runs.listed = {summaryOf("a", RunState::Running)};
  StartPage page(services.context());
  EXPECT_TRUE(childOf<QPushButton>(&page, "all-runs")->text().endsWith(" 1 run"));
  services.runs.listed.push_back(summaryOf("b", RunState::Running));
  services.runs.refresh();
  EXPECT_TRUE(childOf<QPushButton>(&page, "all-runs")->text().endsWith(" 2 runs"));
}

TEST_F(TranslatedPages, ChineseLeavesNoEnglishSentences) {
  for (const char* language : {"zh_CN", "zh_TW"}) {
    use(language);
    services.runs.listed = {summaryOf("a", RunState::Running)};
    StartPage start(services.context());
    start.open({"start", {}, {{"path", QString::fromStdString((source() / "resources/sample").string())}}});
    expectNoEnglish(&start);
    RunsPage runs(services.context());
    expectNoEnglish(&runs);
    TrainPage train(services.context());
    train.open({"train", {}, {{"example", "1"}}});
    expectNoEnglish(&train);
  }
}

TEST_F(TranslatedPages, TheChosenPresetStaysChosen) {
  TrainPage page(services.context());
  auto* preset = childOf<QComboBox>(&page, "preset");
  preset->setCurrentIndex(1);
  Q_EMIT preset->activated(1);
  const QString english = preset->currentText();
  use("zh_CN");
  QCoreApplication::sendPostedEvents();
  EXPECT_EQ(preset->currentIndex(), 1);
  EXPECT_NE(preset->currentText(), english);
}

TEST_F(TranslatedPages, LanguageChangesInPlace) {
  StartPage page(services.context());
  EXPECT_EQ(childOf<QPushButton>(&page, "example")->text(), "Try the bundled &example");
  use("zh_CN");
  QCoreApplication::sendPostedEvents();  // the change arrives as an event
  EXPECT_EQ(childOf<QPushButton>(&page, "example")->text(), QStringLiteral("试用内置示例(&E)"));
  EXPECT_EQ(page.title(), QStringLiteral("开始"));
}

TEST_F(TranslatedPages, InspectSpeaksChinese) {
  for (const char* language : {"zh_CN", "zh_TW"}) {
    use(language);
    InspectPage page(services.context());
    page.open({"inspect", {"truncation"}, {{"lower", "false"}, {"text", "Some words"}, {"pair", "more"}}});
    expectNoEnglish(&page);
    page.open({"inspect", {"steps"}, {{"vocab", "/no/such/vocab.txt"}}});
    expectNoEnglish(&page);
  }
}

// Every text of a widget and of the rows and titles it shows.
QStringList textsOf(const QWidget* page) {
  QStringList texts;
  for (const QWidget* widget : page->findChildren<QWidget*>()) {
    texts << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
    if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) texts << edit->placeholderText();
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
      for (int i = 0; i < box->count(); ++i) texts << box->itemText(i);
    if (const auto* view = qobject_cast<const QTableView*>(widget))
      for (int i = 0; i < view->model()->columnCount(); ++i)
        texts << view->model()->headerData(i, Qt::Horizontal).toString();
    if (const auto* tree = qobject_cast<const QTreeWidget*>(widget))
      for (QTreeWidgetItemIterator it(const_cast<QTreeWidget*>(tree)); *it; ++it)
        for (int i = 0; i < tree->columnCount(); ++i) texts << (*it)->text(i) << tree->headerItem()->text(i);
  }
  for (const QAction* action : page->findChildren<QAction*>())
    texts << action->text() << action->property("reason").toString();
  texts.removeAll(QString());
  return texts;
}

// A page that was open when the language changed says the same as one opened afterwards.
TEST_F(TranslatedPages, RunFollowsTheLanguage) {
  RunSummary run = writeRun("one", RunState::Failed, 0.9, 40);
  for (const char* name : {"last", "step-20"}) {
    std::filesystem::create_directories(run.folder / "checkpoints" / name);
    std::ofstream(run.folder / "checkpoints" / name / "model.safetensors") << "x";
  }
  {
    auto writer = RunWriter::reopen(run.folder);
    ASSERT_TRUE(writer.ok());
    Prediction prediction;
    prediction.text_a = "a text";
    prediction.label = prediction.predicted = "1";
    prediction.probabilities = {0.1f, 0.9f};
    ASSERT_TRUE((*writer)->writePredictions("dev-last", {prediction}).ok());
    (*writer)->log("a line");
    RunProgress progress;
    progress.state = RunState::Failed;
    progress.message = "No.";
    progress.step = 30;
    progress.total_steps = 40;
    ASSERT_TRUE((*writer)->setProgress(progress).ok());
    ASSERT_TRUE((*writer)->close().ok());
  }
  const Address address{"run", {QString::fromStdString(run.id)}, {}};
  RunPage page(services.context());
  page.open(address);
  const QStringList english = textsOf(&page);
  for (const char* known :
       {"Curves", "Learning rate", "dev, checkpoint last", "step 20", "Smoothing", "&Train again with these settings",
        "The run failed at step 30.", "Predicted", "Folder", "&Continue"})
    EXPECT_TRUE(english.contains(QString::fromLatin1(known))) << known;
  use("zh_CN");
  QTest::qWait(20);  // the change arrives as an event
  RunPage fresh(services.context());
  fresh.open(address);
  const QStringList changed = textsOf(&page), wanted = textsOf(&fresh);
  for (const QString& text : changed) EXPECT_TRUE(wanted.contains(text)) << "left over: " << text.toStdString();
  for (const QString& text : wanted) EXPECT_TRUE(changed.contains(text)) << "missing: " << text.toStdString();
  EXPECT_TRUE(changed.contains(QStringLiteral("曲线")));
  expectNoEnglish(&page);
}

}  // namespace
}  // namespace cloze

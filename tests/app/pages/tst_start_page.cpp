#include <app/pages/start/drop_field.h>
#include <app/pages/start/finding.h>
#include <app/pages/start/finding_texts.h>
#include <app/pages/start/run_row.h>
#include <app/pages/start/start_page.h>
#include <core/spec/run_spec.h>
#include <tests/app/pages/page_test.h>

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>

namespace cloze {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

QString textOf(const QWidget* page, const char* label) {
  return childOf<QLabel>(page, label)->text();
}

std::vector<RunRow*> shownRows(const QWidget* page) {
  std::vector<RunRow*> rows;
  for (RunRow* row : page->findChildren<RunRow*>())
    if (!row->isHidden()) rows.push_back(row);
  return rows;
}

using StartPageTest = PageTest;

TEST_F(StartPageTest, SixNewestRunsAreRows) {
  for (int i = 0; i < 8; ++i)
    services.runs.listed.push_back(summaryOf("run-" + std::to_string(i), RunState::Finished, {{"f1", 0.9}}));
  StartPage page(services.context());
  const auto rows = shownRows(&page);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[0]->run().id, "run-0");
  EXPECT_EQ(rows[0]->accessibleName(), "run-0 name, finished, F1 on test 0.900");
  EXPECT_TRUE(childOf<QLabel>(&page, "no-runs")->isHidden());
}

TEST_F(StartPageTest, MetricIsTheTasksFirstWhereItWasMeasured) {
  services.runs.listed = {summaryOf("a", RunState::Finished, {{"accuracy", 0.8431}, {"f1", 0.9}}),
                          summaryOf("b", RunState::Running, {{"accuracy", 0.5}}, 192),
                          summaryOf("c", RunState::Failed)};
  StartPage page(services.context());
  const auto rows = shownRows(&page);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]->value(), "0.843");
  EXPECT_EQ(rows[0]->caption(), "accuracy on test");
  EXPECT_EQ(rows[1]->value(), "50 %") << "a run that goes on shows how far it is";
  EXPECT_EQ(rows[1]->caption(), "step 192 / 384");
  EXPECT_EQ(rows[2]->value(), "");
}

TEST_F(StartPageTest, RowOpensItsRunByMouseAndKey) {
  services.runs.listed = {summaryOf("first", RunState::Finished), summaryOf("second", RunState::Failed)};
  StartPage page(services.context());
  const auto rows = shownRows(&page);
  rows[1]->click();
  EXPECT_EQ(lastPlace(), (Address{"run", {"second"}, {}}));
  QTest::keyClick(rows[0], Qt::Key_Return);
  EXPECT_EQ(lastPlace(), (Address{"run", {"first"}, {}}));
}

TEST_F(StartPageTest, CurveIsTheRunsTrainLoss) {
  services.runs.listed = {writeRun("one", RunState::Finished, 0.9, 40), summaryOf("no-folder", RunState::Failed)};
  StartPage page(services.context());
  const auto rows = shownRows(&page);
  ASSERT_EQ(rows[0]->curve().size(), 40u);
  EXPECT_GT(rows[0]->curve().front(), rows[0]->curve().back());
  EXPECT_TRUE(rows[1]->curve().empty());
}

TEST_F(StartPageTest, CurvesAreReadAgainOnlyWhereARunWentOn) {
  services.runs.listed = {writeRun("one", RunState::Finished, 0.9, 40)};
  StartPage page(services.context());
  const auto read = [&] { return services.work.tags.count("start.curves"); };
  EXPECT_EQ(read(), 1);
  services.runs.refresh();
  EXPECT_EQ(read(), 1);
  services.runs.listed[0].progress.step = 41;
  services.runs.refresh();
  EXPECT_EQ(read(), 2);
  services.runs.listed[0].created = "2027-01-01T00:00:00Z";  // the id was given again
  services.runs.refresh();
  EXPECT_EQ(read(), 3);
}

TEST_F(StartPageTest, AReadingThatFailsIsNotTheLast) {
  services.runs.listed = {writeRun("one", RunState::Finished, 0.9, 40)};
  services.work.throwing << "start.curves";
  StartPage page(services.context());
  EXPECT_TRUE(shownRows(&page)[0]->curve().empty());
  services.runs.refresh();
  EXPECT_EQ(shownRows(&page)[0]->curve().size(), 40u);
}

TEST_F(StartPageTest, NewRunsAppearAndGoneOnesLeave) {
  StartPage page(services.context());
  EXPECT_FALSE(childOf<QLabel>(&page, "no-runs")->isHidden());
  EXPECT_TRUE(childOf<QPushButton>(&page, "all-runs")->isHidden());
  services.runs.listed = {summaryOf("a", RunState::Running), summaryOf("b", RunState::Running)};
  services.runs.refresh();
  EXPECT_EQ(shownRows(&page).size(), 2u);
  services.runs.listed.pop_back();
  services.runs.refresh();
  EXPECT_EQ(shownRows(&page).size(), 1u);
  childOf<QPushButton>(&page, "all-runs")->click();
  EXPECT_EQ(lastPlace(), (Address{"runs", {}, {}}));
}

TEST_F(StartPageTest, SaysThatItIsReadingBeforeTheFirstListing) {
  services.runs.isLoaded = false;
  StartPage page(services.context());
  EXPECT_EQ(textOf(&page, "no-runs"), "reading …");
}

TEST_F(StartPageTest, ExampleLeadsToTrain) {
  StartPage page(services.context());
  childOf<QPushButton>(&page, "example")->click();
  EXPECT_EQ(lastPlace(), (Address{"train", {}, {{"example", "1"}}}));
}

TEST_F(StartPageTest, AddressShowsAPathAndIsKept) {
  StartPage page(services.context());
  const QString path = QString::fromStdString((source() / "resources/sample").string());
  QSignalSpy moved(&page, &Page::addressChanged);
  page.open({"start", {}, {{"path", path}}});
  EXPECT_EQ(page.address(), (Address{"start", {}, {{"path", path}}}));
  EXPECT_GE(moved.count(), 1);
  EXPECT_EQ(textOf(&page, "found-headline"), "A data set. Your texts and labels");
  childOf<QLineEdit>(&page, "path")->clear();
  EXPECT_EQ(page.address(), (Address{"start", {}, {}}));
  EXPECT_TRUE(childOf<QWidget>(&page, "found")->isHidden());
}

TEST_F(StartPageTest, TypedPathIsLookedAtOnEnter) {
  StartPage page(services.context());
  auto* edit = childOf<QLineEdit>(&page, "path");
  edit->setText(QString::fromStdString("  \"" + (source() / "resources/sample/model").string() + "\" "));
  QTest::keyClick(edit, Qt::Key_Return);
  EXPECT_EQ(textOf(&page, "found-headline"), "A BERT model: model");
  childOf<QPushButton>(&page, "found-start-from")->click();
  EXPECT_EQ(lastPlace().page, "train");
  EXPECT_EQ(lastPlace().query["model"], QString::fromStdString((source() / "resources/sample/model").string()));
  EXPECT_EQ(lastPlace().query["from-scratch"], "true") << "there are no weights in it";
}

TEST_F(StartPageTest, DroppedFolderIsLookedAt) {
  StartPage page(services.context());
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString((source() / "resources/sample").string()))});
  QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&page, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&page, &drop);
  ASSERT_TRUE(drop.isAccepted());
  childOf<QPushButton>(&page, "found-train")->click();
  EXPECT_EQ(lastPlace().page, "train");
  EXPECT_EQ(lastPlace().query["task"], "custom");
  EXPECT_EQ(lastPlace().query["text-a-column"], "") << "what stood in the form before must not stay";
  EXPECT_EQ(lastPlace().query["header"], "auto");
}

TEST_F(StartPageTest, OnlyTheNewestAnswerCounts) {
  services.work.mode = FakeWork::Mode::OnDemand;
  StartPage page(services.context());
  page.open({"start", {}, {{"path", "/no/such/place"}}});
  page.open({"start", {}, {{"path", QString::fromStdString((source() / "resources/sample").string())}}});
  std::swap(services.work.waiting[services.work.waiting.size() - 2], services.work.waiting.back());
  services.work.finishAll();
  EXPECT_EQ(textOf(&page, "found-headline"), "A data set. Your texts and labels");
}

TEST_F(StartPageTest, ABusySignStandsWhereAnAnswerTakesLong) {
  services.work.mode = FakeWork::Mode::OnDemand;
  StartPage page(services.context());
  page.open({"start", {}, {{"path", "/slow/disk"}}});
  EXPECT_TRUE(QTest::qWaitFor([&] { return textOf(&page, "found-headline") == "Looking at it …"; }, 2000));
  services.work.finishAll();
  EXPECT_EQ(textOf(&page, "found-headline"), "There is nothing at /slow/disk.");
}

TEST_F(StartPageTest, EverythingHasAName) {
  services.runs.listed = {summaryOf("a", RunState::Running)};
  StartPage page(services.context());
  page.open({"start", {}, {{"path", QString::fromStdString((source() / "resources/sample").string())}}});
  expectNames(&page);
}

// --- What a path is

struct FoundRow {
  const char* name;
  const char* path;  // below the folder made here, or "sample/..." of the resources
  Finding::Kind kind;
  bool usable;
  const char* headline;  // a part of it
  const char* detail;    // a part of it
  QStringList actions;
};

void PrintTo(const FoundRow& row, std::ostream* out) {
  *out << row.name;
}

class Found : public PageTest, public testing::WithParamInterface<FoundRow> {
 protected:
  void make() {
    writeFile("glue/train.tsv", "sentence\tlabel\na fine film\t1\na dull film\t0\n");
    writeFile("glue/dev.tsv", "sentence\tlabel\na film\t1\n");
    writeFile("alone.csv", "text,label\nyes,1\nno,0\n");
    writeFile("classes/train/pos/1.txt", "good");
    writeFile("classes/train/neg/1.txt", "bad");
    writeFile("flat-classes/pos/1.txt", "good");
    writeFile("flat-classes/neg/1.txt", "bad");
    writeFile("broken-model/config.json", "{\"model_type\": \"gpt2\"}");
    writeFile("logs/events.out.tfevents.1600000000.host", std::string(40, '\0'));
    writeFile("latin.tsv", "text\tlabel\na film\tgood\ncaf\xe9 noir\tbad\n");
    writeFile("latin/train.tsv", "text\tlabel\ncaf\xe9 noir\tbad\n");
    writeFile("nothing.tsv", "");
    writeFile("header-alone/train.csv", "text,label\n");
    writeFile("notes.md", "# Notes\n");
    writeFile("picture.png", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
    writeFile("bad-run/run.json", "{\"format\": \"cloze-run\"");
    writeFile("bad-spec.json", "{\"format\": \"cloze-spec\", \"version\": 1, \"speed\": 3}");
    writeFile("spec.json", runSpecToJson(RunSpec()));
    fs::create_directories(path("empty"));
    const RunSummary run = writeRun("one", RunState::Finished, 0.9, 10);
    fs::rename(run.folder, path("runs/mine"));
    fs::create_directories(path("runs/mine/checkpoints/best"));
    const fs::path model = source() / "resources/sample/model";
    for (const char* file : {"config.json", "vocab.txt"})
      fs::copy_file(model / file, path("runs/mine/checkpoints/best") / file);
    const RunSummary other = writeRun("two", RunState::Finished, 0.9, 10);
    fs::create_directories(path("elsewhere"));
    fs::rename(other.folder, path("elsewhere/theirs"));
    fs::create_directory_symlink(path("elsewhere/theirs"), path("runs/linked"));
  }
};

using Kind = Finding::Kind;

TEST_P(Found, KindWordsAndActions) {
  make();
  const FoundRow& row = GetParam();
  const std::string asked = row.path;
  const fs::path where = asked.starts_with("sample") ? source() / "resources" / asked : path(asked);
  const Finding found = examinePath(where, path("runs"));
  EXPECT_EQ(static_cast<int>(found.kind), static_cast<int>(row.kind));
  EXPECT_EQ(FindingTexts::isUsable(found), row.usable);
  EXPECT_THAT(FindingTexts::headline(found).toStdString(), HasSubstr(row.headline));
  EXPECT_THAT(FindingTexts::detail(found).toStdString(), HasSubstr(row.detail));
  EXPECT_THAT(FindingTexts::detail(found).toStdString(), ::testing::Not(HasSubstr("in .")));
  QStringList actions;
  for (const FoundAction& action : FindingTexts::actions(found)) {
    actions << action.name;
    if (action.name != QLatin1String("inspect")) continue;
    EXPECT_EQ(action.address.page, "inspect");
    const QString key = found.kind == Kind::Run ? "run" : found.kind == Kind::Model ? "model" : "data";
    const std::string value = found.kind == Kind::Run     ? found.run_id
                              : found.kind == Kind::Model ? found.home.string()
                                                          : found.path.string();
    EXPECT_FALSE(value.empty());
    EXPECT_EQ(action.address.query[key].toStdString(), value);
  }
  EXPECT_EQ(actions.join(' ').toStdString(), row.actions.join(' ').toStdString());
}

const FoundRow kFound[] = {
    {"absent", "nowhere", Kind::NotThere, false, "There is nothing at", "spelling", {}},
    {"glue_folder", "glue", Kind::Data, true, "SST-2", "train.tsv, dev.tsv", {"train", "inspect"}},
    {"trailing_slash", "glue/", Kind::Data, true, "SST-2", "Columns: sentence, label", {"train", "inspect"}},
    {"file_of_a_data_set",
     "glue/train.tsv",
     Kind::Data,
     true,
     "SST-2",
     "train.tsv",
     {"train", "train-file", "inspect"}},
    {"table_alone", "alone.csv", Kind::Data, true, "Your texts and labels", "text, label", {"train-file", "inspect"}},
    {"class_folders", "classes", Kind::Data, true, "A folder for each class", "class, in train", {"train", "inspect"}},
    {"class_folders_here",
     "flat-classes",
     Kind::Data,
     true,
     "A folder for each class",
     "texts for each class",
     {"train", "inspect"}},
    {"latin_1", "latin.tsv", Kind::Data, false, "A data set that cannot be read", "The text is not UTF-8", {}},
    {"latin_1_in_a_folder", "latin", Kind::Data, false, "cannot be read", "train.tsv:2", {}},
    {"empty_file",
     "nothing.tsv",
     Kind::Data,
     false,
     "cannot be read",
     "The file is empty. Choose a file with rows.",
     {}},
    {"header_alone", "header-alone", Kind::Data, false, "cannot be read", "has no rows of data", {}},
    {"model", "sample/model", Kind::Model, true, "A BERT model: model", "4 layer", {"start-from", "inspect"}},
    {"file_of_a_model",
     "sample/model/vocab.txt",
     Kind::Model,
     true,
     "A BERT model",
     "5.1 M",
     {"start-from", "inspect"}},
    {"broken_model", "broken-model", Kind::Model, false, "cannot be opened", "gpt2", {}},
    {"checkpoint",
     "runs/mine/checkpoints/best",
     Kind::Model,
     true,
     "A checkpoint of the run",
     "no weights",
     {"start-from", "open-run", "inspect"}},
    {"run", "runs/mine", Kind::Run, true, "A run:", "finished", {"open-run", "train-again", "start-from", "inspect"}},
    {"file_of_a_run",
     "runs/mine/metrics.db",
     Kind::Run,
     true,
     "A run:",
     "step 10 of 10",
     {"open-run", "train-again", "start-from", "inspect"}},
    {"run_elsewhere_but_linked",
     "runs/linked",
     Kind::Run,
     true,
     "A run:",
     "finished",
     {"open-run", "train-again", "inspect"}},
    {"damaged_run", "bad-run", Kind::Run, false, "cannot be read", "run.json", {}},
    {"settings", "spec.json", Kind::Settings, true, "Settings of a run", "every option", {"train-again"}},
    {"bundled_settings", "sample/spec.json", Kind::Settings, true, "Settings of a run", "", {"train-again"}},
    {"bad_settings", "bad-spec.json", Kind::Settings, false, "cannot be read", "speed", {}},
    {"event_folder", "logs", Kind::EventFile, false, "TensorBoard", "run.json", {}},
    {"event_file", "logs/events.out.tfevents.1600000000.host", Kind::EventFile, false, "TensorBoard", "", {}},
    {"folder_of_runs", "runs", Kind::RunsFolder, true, "A folder of", "Drop one", {}},
    {"empty_folder", "empty", Kind::Unknown, false, "is no data set", "train.tsv", {}},
    {"text", "notes.md", Kind::Unknown, false, "is no data set", "tabs or commas", {}},
    {"picture", "picture.png", Kind::Unknown, false, "is no data set", "", {}},
};
INSTANTIATE_TEST_SUITE_P(Rows, Found, testing::ValuesIn(kFound), [](const auto& row) { return row.param.name; });

TEST_F(StartPageTest, WhatCannotBeReadIsToldInTheWordsOfTheForm) {
  Finding found;
  found.kind = Finding::Kind::Data;
  found.problem = fieldError(ErrorCode::InvalidArgument, "text-a-column",
                             "No column of texts was recognised. Say which it is with --text-a-column (a name, or a "
                             "number counted from 0).");
  const std::string detail = FindingTexts::detail(found).toStdString();
  EXPECT_THAT(detail, HasSubstr("Say which it is with “First text column”"));
  EXPECT_THAT(detail, testing::Not(HasSubstr("text-a-column")));
}

TEST_F(StartPageTest, RunElsewhereIsRepeatedFromItsFile) {
  const RunSummary run = writeRun("two", RunState::Finished, 0.9, 10);
  fs::create_directories(path("elsewhere"));
  fs::rename(run.folder, path("elsewhere/theirs"));
  const Finding found = examinePath(path("elsewhere/theirs"), path("runs"));
  EXPECT_THAT(FindingTexts::detail(found).toStdString(), HasSubstr("outside the folder of your runs"));
  const auto actions = FindingTexts::actions(found);
  ASSERT_EQ(actions.size(), 1u);
  EXPECT_EQ(actions[0].address.query["spec"], QString::fromStdString(path("elsewhere/theirs/run.json").string()));
}

TEST(PathFromTyped, TidiesWhatPeoplePaste) {
  qputenv("HOME", "/home/somebody");
  const std::string home = "/home/somebody";
  const std::pair<const char*, std::string> rows[] = {
      {" /a/b ", "/a/b"}, {"'/a b'\n", "/a b"}, {"\"/a\"", "/a"},    {"file:///a/b", "/a/b"},
      {"", ""},           {"~x", "~x"},         {"~/a", home + "/a"}};
  for (const auto& [typed, meant] : rows) {
    EXPECT_EQ(pathFromTyped(typed).string(), meant) << typed;
  }
}

}  // namespace
}  // namespace cloze

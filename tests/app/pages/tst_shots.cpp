// Every page painted in both themes and several sizes: nothing warns, nothing is empty. With CLOZE_SCREENSHOTS=FOLDER
// the pictures are kept there to be looked at.
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/run/run_page.h>
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/train_page.h>
#include <tests/app/pages/page_test.h>

#include <QAbstractItemView>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTreeWidget>

#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

struct Shot {
  const char* name;
  std::function<std::unique_ptr<Page>(PageContext)> make;
};

// Whether a visible widget shows the words.
bool seen(const QWidget* page, const QString& words) {
  for (const QWidget* widget : page->findChildren<QWidget*>()) {
    if (!widget->isVisible()) continue;
    QString text = widget->accessibleName();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) text += label->text();
    if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) text += edit->text();
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(widget)) text += edit->toPlainText();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
      for (int row = 0; row < view->model()->rowCount(); ++row)
        for (int column = 0; column < view->model()->columnCount(); ++column)
          text += view->model()->index(row, column).data().toString() + QLatin1Char(' ');
    if (text.contains(words)) return true;
  }
  return false;
}

class Shots : public PageTest {
 protected:
  void fill() {
    services.runs.listed = {writeRun("Question topics (example)", RunState::Running, 0, 210, "custom"),
                            writeRun("sst-2 with a lower learning rate", RunState::Finished, 0.902),
                            writeRun("sst-2-bert-mini", RunState::Finished, 0.8876, 60),
                            writeRun("a run with a very long name that says what was tried and why it was tried",
                                     RunState::Stopped, 0, 90, "cola"),
                            writeRun("mrpc-bert-mini-2", RunState::Failed, 0, 15, "mrpc")};
    RunSummary& live = services.runs.listed.front();
    live.progress.state = RunState::Running;
    live.progress.total_steps = 900;
    live.progress.examples_per_s = 161;
    services.runs.listed.push_back(summaryOf("2026-11-20-mrpc-1", RunState::Interrupted));
    services.runs.listed.push_back(summaryOf("2026-11-19-mrpc-1", RunState::Queued));
    services.runs.listed.push_back(summaryOf("2026-11-18-mrpc-1", RunState::Finished));
    services.runs.listed.back().problem = "run.json: written by a newer Cloze (version 2); this one reads version 1.";
  }
  // How much of a picture is not its ground: a page without content has a handful of pixels, or none.
  static double inkOf(const QImage& picture) {
    std::map<QRgb, int64_t> colours;
    for (int y = 0; y < picture.height(); y += 2)
      for (int x = 0; x < picture.width(); x += 2) ++colours[picture.pixel(x, y)];
    int64_t all = 0, most = 0;
    for (const auto& [colour, count] : colours) {
      all += count;
      most = std::max(most, count);
    }
    return 1 - static_cast<double>(most) / static_cast<double>(all);
  }
  // `words`: what stands on the page for everybody to see.
  void paint(Page* page, const std::string& name, const QStringList& words) {
    const QString folder = qEnvironmentVariable("CLOZE_SCREENSHOTS");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
      Theme::get().apply(mode);
      // What the window leaves a page beside its rail and above its status bar.
      for (const QSize window : {QSize(800, 600), QSize(960, 600), QSize(1280, 800), QSize(1920, 1080)}) {
        page->resize(window - QSize(84, 28));
        page->show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(page));
        // The theme and the layout arrive as events.
        EXPECT_TRUE(QTest::qWaitFor(
            [page] { return page->palette().color(QPalette::Window) == Theme::get().tokens().ground; }));
        QCoreApplication::processEvents();
        for (const QString& word : words)
          EXPECT_TRUE(QTest::qWaitFor([&] { return seen(page, word); }))
              << name << " does not say “" << word.toStdString() << "”";
        const QPixmap picture = page->grab();
        expectUniqueMnemonics(page);
        EXPECT_GT(inkOf(picture.toImage()), 0.002) << name;
        if (!folder.isEmpty())
          picture.save(QStringLiteral("%1/%2-%3-%4.png")
                           .arg(folder, QString::fromStdString(name), themeModeName(mode))
                           .arg(window.width()));
      }
    }
  }
};

TEST_F(Shots, Start) {
  fill();
  StartPage page(services.context());
  page.open({"start", {}, {{"path", QString::fromStdString((source() / "resources/sample").string())}}});
  paint(&page, "start", {"Recent runs", "sst-2-bert-mini"});
}

TEST_F(Shots, StartEmpty) {
  StartPage page(services.context());
  page.open({"start", {}, {{"path", "/no/such/place"}}});
  paint(&page, "start-empty", {"There is nothing at /no/such/place."});
}

TEST_F(Shots, Runs) {
  fill();
  RunsPage page(services.context());
  paint(&page, "runs", {"8 run", "sst-2-bert-mini", "0.902"});
}

TEST_F(Shots, RunsRenamed) {
  fill();
  RunsPage page(services.context());
  page.show();
  auto* table = childOf<QTableView>(&page, "runs-table");
  table->setCurrentIndex(table->model()->index(1, 0));
  table->setFocus();
  services.commands.actions["runs.rename"]->trigger();
  paint(&page, "runs-rename", {table->model()->index(1, 0).data().toString()});
}

TEST_F(Shots, Trash) {
  for (const char* name : {"sst-2-bert-mini", "a first try"}) {
    const RunSummary run = writeRun(name, RunState::Finished, 0.88);
    ASSERT_TRUE(deleteRun(path("runs"), run.id).ok());
  }
  RunsPage page(services.context());
  page.show();
  page.open({"runs", {"trash"}, {}});
  childOf<QTreeWidget>(&page, "trash-table")->topLevelItem(0)->setSelected(true);
  services.commands.actions["trash.purge"]->trigger();
  paint(&page, "trash", {"sst-2-bert-mini", "Delete 1 run"});
}

TEST_F(Shots, RunsEmpty) {
  RunsPage page(services.context());
  paint(&page, "runs-empty", {"Runs stand here once one was started"});
}

TEST_F(Shots, Run) {
  fill();
  RunPage page(services.context());
  page.open({"run", {QString::fromStdString(services.runs.listed[1].id)}, {}});
  paint(&page, "run", {"sst-2 with a lower learning rate", "Loss", "Result on dev: accuracy 0.902"});
}

TEST_F(Shots, Train) {
  TrainPage page(services.context());
  page.open({"train", {}, {{"example", "1"}}});
  paint(&page, "train", {"Learning rate", "Ready to start"});
}

TEST_F(Shots, TrainEmpty) {
  TrainPage page(services.context());
  page.open({"train", {}, {}});
  paint(&page, "train-empty", {"New run", "First choose your data"});
}

TEST_F(Shots, TrainWithProblems) {
  TrainPage page(services.context());
  page.open({"train", {}, {{"example", "1"}}});
  page.open({"train", {}, {{"max-seq-length", "4000"}, {"learning-rate", "fast"}, {"model", "/no/such/model"}}});
  paint(&page, "train-problems", {"/no/such/model"});
}

TEST_F(Shots, Inspect) {
  InspectPage page(services.context());
  const QString model = QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string());
  page.open({"inspect",
             {"truncation"},
             {{"model", model},
              {"text", QString::fromUtf8("unaffable zero\u200Bwidth \U0001F917 caf\u00E9")},
              {"pair", QString::fromUtf8("\u4ECA\u5929 \u05E9\u05DC\u05D5\u05DD")},
              {"length", "24"}}});
  paint(&page, "inspect", {"24 positions", "Longest first", "unaffable"});
}

class InspectShots : public Shots {
 protected:
  // The whole of bert-base-cased where it is at hand, else the pieces of MRPC's first pairs.
  QString cased() {
    const auto whole = source() / "../shared/data/vocab/bert-base-cased";
    if (std::filesystem::exists(whole)) return QString::fromStdString(whole.string());
    const auto golden = nlohmann::json::parse(std::ifstream(source() / "tests/golden/inspect/mrpc_pairs.json"));
    std::vector<std::string> pieces(golden["size"].get<size_t>());
    for (const auto& [piece, id] : golden["pieces"].items()) pieces[id.get<size_t>()] = piece;
    std::string text;
    for (const std::string& piece : pieces) text += piece + "\n";
    writeFile("cased/vocab.txt", text);
    return QString::fromStdString(path("cased/vocab.txt").string());
  }
  Address mrpc(const QString& tab) {
    const auto golden = nlohmann::json::parse(std::ifstream(source() / "tests/golden/inspect/mrpc_pairs.json"));
    const auto& row = golden["cases"][0];
    const QString vocabulary = cased();
    return {"inspect",
            {tab},
            {{vocabulary.endsWith(".txt") ? "vocab" : "model", vocabulary},
             {"lower", "false"},
             {"text", QString::fromStdString(row["text"])},
             {"pair", QString::fromStdString(row["pair"])},
             {"length", "128"}}};
  }
  Address uncased(const QString& tab, const QString& words) {
    return {"inspect",
            {tab},
            {{"model", QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string())},
             {"text", words},
             {"length", "0"}}};
  }
};

TEST_F(InspectShots, TheFirstMrpcPair) {
  InspectPage page(services.context());
  page.open(mrpc("steps"));
  paint(&page, "inspect-mrpc", {"52 of 128 positions", "Amrozi"});
  const InChinese chinese;
  page.open(mrpc("compare"));
  paint(&page, "inspect-zh", {QString::fromUtf8("文本与词片"), QString::fromUtf8("名称会被切碎")});
}

TEST_F(InspectShots, WrongLowerCasingBesideIt) {
  InspectPage page(services.context());
  page.open(mrpc("compare"));
  paint(&page, "inspect-mrpc-compare", {"lower-cases text for a vocabulary with capitals"});
  page.open({"inspect", {"compare"}, {{"lower", "true"}}});
  paint(&page, "inspect-mrpc-wrong", {"The text is lower-cased"});
}

TEST_F(InspectShots, BothRules) {
  InspectPage page(services.context());
  page.open(uncased("compare", QString::fromUtf8("the dog\uE000 ran [SEP] \u039F\u0394\u039F\u03A3 \u00E9l\u00E8ve")));
  childOf<QPushButton>(&page, "compare-other-rules")->click();
  paint(&page, "inspect-rules", {"is kept by Google's rules"});
}

TEST_F(InspectShots, VeryLong) {
  InspectPage page(services.context());
  QString words;
  while (words.size() < (1 << 20)) words += QString("the quick brown fox number %1 jumps over ").arg(words.size());
  page.open(uncased("steps", words));
  paint(&page, "inspect-long", {"nothing unknown"});
}

TEST_F(InspectShots, ABrokenVocabulary) {
  writeFile("broken/vocab.txt", "the\nquick\n");
  InspectPage page(services.context());
  page.open({"inspect",
             {},
             {{"model", QString::fromStdString(path("broken/vocab.txt").string())}, {"text", "the quick brown fox"}}});
  paint(&page, "inspect-broken", {"This vocabulary cannot be used."});
}

TEST_F(InspectShots, ManyScripts) {
  InspectPage page(services.context());
  page.open(uncased(
      "steps", QString::fromUtf8(
                   "caf\u00E9 e\u0301le\u0300ve Vi\u1EC7t \u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD "
                   "\u0645\u064E\u0631\u0652\u062D\u0628\u0627 12 \u4ECA\u5929\u5929\u6C14 "
                   "\u0928\u092E\u0938\u094D\u0924\u0947 zero\u200Bwidth \U0001F468\u200D\U0001F469\u200D\U0001F467 "
                   "\U0001F1E9\U0001F1EA \U0001F44B\U0001F3FD [SEP] Z\u0351\u036B\u0343o\n"
                   "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD \U0001F600 abc 12")));
  paint(&page, "inspect-scripts", {"removed"});
}

TEST_F(Shots, InspectWithData) {
  writeFile("data/train.tsv", "sentence\tlabel\nthe dog\t1\nthe dog\t0\na very very long dog\t1\n");
  InspectPage page(services.context());
  page.open({"inspect",
             {"data"},
             {{"model", QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string())},
              {"data", QString::fromStdString(path("data").string())},
              {"length", "6"}}});
  paint(&page, "inspect-data", {"At 6 tokens"});
  const ExampleRequest counted = page.examples()->request();
  services.work.mode = FakeWork::Mode::OnDemand;
  page.examples()->recount(counted.vocabulary, false, counted.rules);
  page.examples()->cancel();
  paint(&page, "inspect-outdated", {"These numbers are not those of the vocabulary above.", "Count again"});
  services.work.mode = FakeWork::Mode::Immediate;
  page.open({"inspect", {"compare"}, {}});
  paint(&page, "inspect-compare", {"of 2 words differ"});
}

TEST_F(Shots, InspectWindows) {
  InspectPage page(services.context());
  const auto open = [&](const char* vocabulary, const char* data, const char* row, const char* length) {
    page.open({"inspect",
               {"windows"},
               {{"model", QString::fromStdString((source() / "tests/data/vocab" / vocabulary).string())},
                {"data", QString::fromStdString((source() / "tests/data/questions" / data).string())},
                {"row", row},
                {"length", length}}});
  };
  open("bert-base-uncased", "squad_dev.json", "10", "128");
  paint(&page, "inspect-windows", {"5 window", "40%"});
  const InChinese chinese;
  open("bert-base-chinese", "drcd_dev.json", "6", "384");
  paint(&page, "inspect-windows-zh", {QString::fromUtf8("6 个窗口"), QString::fromUtf8("戊戌變法")});
}

TEST_F(Shots, InspectEmpty) {
  InspectPage page(services.context());
  paint(&page, "inspect-empty", {"Type a text, or paste one"});
}

}  // namespace
}  // namespace cloze

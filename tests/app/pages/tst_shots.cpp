// Every page painted in both themes and two sizes: nothing warns, nothing is empty. With CLOZE_SCREENSHOTS=FOLDER the
// pictures are kept there to be looked at.
#include <app/pages/runs/runs_page.h>
#include <app/pages/start/start_page.h>
#include <app/pages/train/train_page.h>
#include <tests/app/pages/page_test.h>

#include <QDir>
#include <QLineEdit>

#include <memory>

namespace cloze {
namespace {

struct Shot {
  const char* name;
  std::function<std::unique_ptr<Page>(PageContext)> make;
};

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
  void paint(Page* page, const std::string& name) {
    const QString folder = qEnvironmentVariable("CLOZE_SCREENSHOTS");
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
      Theme::get().apply(mode);
      // What the window leaves a page beside its rail and above its status bar.
      for (const QSize window : {QSize(1280, 800), QSize(1920, 1080)}) {
        page->resize(window - QSize(84, 28));
        page->show();
        QTest::qWait(30);
        const QPixmap picture = page->grab();
        EXPECT_FALSE(picture.isNull());
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
  paint(&page, "start");
}

TEST_F(Shots, StartEmpty) {
  StartPage page(services.context());
  page.open({"start", {}, {{"path", "/no/such/place"}}});
  paint(&page, "start-empty");
}

TEST_F(Shots, Runs) {
  fill();
  RunsPage page(services.context());
  paint(&page, "runs");
}

TEST_F(Shots, RunsEmpty) {
  RunsPage page(services.context());
  paint(&page, "runs-empty");
}

TEST_F(Shots, Train) {
  TrainPage page(services.context());
  page.open({"train", {}, {{"example", "1"}}});
  paint(&page, "train");
}

TEST_F(Shots, TrainWithProblems) {
  TrainPage page(services.context());
  page.open({"train", {}, {{"example", "1"}}});
  page.open({"train", {}, {{"max-seq-length", "4000"}, {"learning-rate", "fast"}, {"model", "/no/such/model"}}});
  QTest::qWait(350);
  paint(&page, "train-problems");
}

}  // namespace
}  // namespace cloze

#include <app/pages/runs/runs_page.h>
#include <app/pages/runs/trash_view.h>
#include <tests/app/pages/page_test.h>
#include <widgets/controls.h>

#include <QLabel>
#include <QTreeWidget>

namespace cloze {
namespace {

class TrashViewTest : public PageTest {
 protected:
  // Shows the trash of the runs folder, in which a run of each name was deleted.
  RunsPage* openTrash(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const RunSummary run = writeRun(name, RunState::Finished, 0.9, 20);
      m_ids[name] = QString::fromStdString(run.id);
      EXPECT_TRUE(deleteRun(path("runs"), run.id).ok());
    }
    m_page = std::make_unique<RunsPage>(services.context());
    m_page->resize(1000, 600);
    m_page->show();
    m_page->open({"runs", {"trash"}, {}});
    return m_page.get();
  }
  QStringList shownNames() const {
    QStringList names;
    const auto* table = childOf<QTreeWidget>(m_page.get(), "trash-table");
    for (int row = 0; row < table->topLevelItemCount(); ++row) names << table->topLevelItem(row)->text(0);
    names.sort();
    return names;
  }
  void select(const QString& name) {
    auto* table = childOf<QTreeWidget>(m_page.get(), "trash-table");
    table->clearSelection();
    for (QTreeWidgetItem* item : table->findItems(name, Qt::MatchExactly)) item->setSelected(true);
  }
  QAction* action(const char* name) { return services.commands.actions.at(QString::fromLatin1(name)); }

  std::map<std::string, QString> m_ids;
  std::unique_ptr<RunsPage> m_page;
};

TEST_F(TrashViewTest, ListsWhatWasDeletedWithWhenAndHowLarge) {
  RunsPage* page = openTrash({"first try", "second try"});
  EXPECT_EQ(shownNames(), (QStringList{"first try", "second try"}));
  const QTreeWidgetItem* row = childOf<QTreeWidget>(page, "trash-table")->topLevelItem(0);
  EXPECT_EQ(row->text(2), "SST-2");
  EXPECT_FALSE(row->text(3).isEmpty());
  EXPECT_THAT(row->text(4).toStdString(), testing::HasSubstr("KiB"));
  EXPECT_THAT(childOf<QLabel>(page, "trash-count")->text().toStdString(), testing::StartsWith("2 deleted run"));
  EXPECT_EQ(page->address(), (Address{"runs", {"trash"}, {}}));
  EXPECT_EQ(page->title(), "Trash");
  expectNames(page);
  childOf<QPushButton>(page, "trash-leave")->click();
  EXPECT_EQ(lastPlace(), (Address{"runs", {}, {}}));
  page->open(lastPlace());
  EXPECT_EQ(page->title(), "Runs");
  EXPECT_EQ(page->address(), (Address{"runs", {}, {}}));
  childOf<QPushButton>(page, "runs-trash")->click();
  EXPECT_EQ(lastPlace(), (Address{"runs", {"trash"}, {}}));
}

TEST_F(TrashViewTest, RestoresWhatIsSelected) {
  RunsPage* page = openTrash({"first try", "second try"});
  EXPECT_FALSE(action("trash.restore")->isEnabled());
  select("first try");
  ASSERT_TRUE(action("trash.restore")->isEnabled());
  action("trash.restore")->trigger();
  EXPECT_EQ(services.runs.restored, QStringList{m_ids["first try"]});
  ASSERT_TRUE(restoreRun(path("runs"), m_ids["first try"].toStdString()).ok());
  services.runs.touchTrash();
  EXPECT_EQ(shownNames(), QStringList{"second try"});
  services.runs.fail({}, "A run of this id is there already.");
  EXPECT_THAT(childOf<Banner>(page, "trash-banner")->accessibleName().toStdString(),
              testing::HasSubstr("A run of this id is there already."));
}

TEST_F(TrashViewTest, DeletesForGoodOnlyOnceItWasSaidWhatIsLost) {
  RunsPage* page = openTrash({"first try", "second try"});
  auto* banner = childOf<Banner>(page, "trash-banner");
  select("second try");
  action("trash.purge")->trigger();
  EXPECT_THAT(banner->message().toStdString(), testing::StartsWith("Delete 1 run"));
  EXPECT_THAT(banner->accessibleName().toStdString(), testing::HasSubstr("cannot be undone"));
  childOf<QPushButton>(page, "purge-no")->click();
  QCoreApplication::processEvents();
  EXPECT_TRUE(banner->isHidden());
  EXPECT_EQ(trashedRuns(path("runs"))->size(), 2u);
  action("trash.purge")->trigger();
  select("first try");  // the question stands for what was selected when it was asked
  childOf<QPushButton>(page, "purge-yes")->click();
  QCoreApplication::processEvents();
  EXPECT_EQ(shownNames(), QStringList{"first try"});
  EXPECT_EQ(trashedRuns(path("runs"))->size(), 1u);
}

// It takes as long as the disk does, on a thread that nothing else waits for.
TEST_F(TrashViewTest, SaysThatItIsAtWork) {
  RunsPage* page = openTrash({"first try", "second try"});
  const auto purge = [&](const char* name) {
    select(name);
    action("trash.purge")->trigger();
    childOf<QPushButton>(page, "purge-yes")->click();
    QCoreApplication::processEvents();
  };
  services.work.mode = FakeWork::Mode::OnDemand;
  purge("second try");
  const auto* count = childOf<QLabel>(page, "trash-count");
  EXPECT_THAT(count->text().toStdString(), testing::StartsWith("deleting 1 run"));
  select("first try");
  EXPECT_FALSE(action("trash.purge")->isEnabled());
  EXPECT_TRUE(action("trash.restore")->isEnabled());
  services.work.finishAll();
  EXPECT_THAT(count->text().toStdString(), testing::StartsWith("1 deleted run"));
  EXPECT_EQ(shownNames(), QStringList{"first try"});
  std::filesystem::rename(path("runs") / ".trash" / m_ids["first try"].toStdString(), path("runs") / "away");
  purge("first try");
  services.work.finishAll();
  EXPECT_THAT(childOf<Banner>(page, "trash-banner")->accessibleName().toStdString(),
              testing::HasSubstr("Holds no deleted run"));
  EXPECT_TRUE(count->isHidden());
}

TEST_F(TrashViewTest, OfALinkedRunOnlyTheLinkIsLost) {
  const RunSummary run = writeRun("linked", RunState::Finished, 0.9, 20);
  std::filesystem::rename(run.folder, path("elsewhere"));
  std::filesystem::create_directory_symlink(path("elsewhere"), run.folder);
  ASSERT_TRUE(deleteRun(path("runs"), run.id).ok());
  RunsPage* page = openTrash({"first try"});
  const auto question = [&](const char* name) {
    select(name);
    action("trash.purge")->trigger();
    return childOf<Banner>(page, "trash-banner")->accessibleName().toStdString();
  };
  EXPECT_THAT(question("linked"),
              testing::AllOf(testing::HasSubstr("only the link goes"), testing::Not(testing::HasSubstr("are lost"))));
  EXPECT_THAT(question("first try"),
              testing::AllOf(testing::HasSubstr("are lost"), testing::Not(testing::HasSubstr("only the link goes"))));
}

TEST_F(TrashViewTest, AnEmptyTrashSaysWhatComesHere) {
  RunsPage* page = openTrash({});
  const auto* trash = childOf<TrashView>(page, "trash");
  const auto* empty = trash->findChild<EmptyState*>();
  EXPECT_FALSE(empty->isHidden());
  EXPECT_TRUE(childOf<QTreeWidget>(page, "trash-table")->isHidden());
  EXPECT_FALSE(action("trash.purge")->isEnabled());
  for (const QPushButton* button : trash->findChildren<QPushButton*>())
    EXPECT_TRUE(button->isHidden() || button->text().contains("ll runs")) << button->text().toStdString();
}

// Somebody on the command line, say.
TEST_F(TrashViewTest, ARunDeletedElsewhereAppears) {
  openTrash({"first try"});
  const RunSummary run = writeRun("another", RunState::Stopped, 0, 20);
  services.runs.listed = {run};
  services.runs.refresh();
  ASSERT_TRUE(deleteRun(path("runs"), run.id).ok());
  services.runs.listed.clear();
  services.runs.refresh();
  EXPECT_EQ(shownNames(), (QStringList{"another", "first try"}));
}

}  // namespace
}  // namespace cloze

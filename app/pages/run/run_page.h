// Run: one run, live or done. Works the same for runs started from the command line, since it only follows the folder.
//
// Addresses: cloze:run/ID                     the Curves tab
//            cloze:run/ID/curves?x=step|wall|epoch&smoothing=0.6&log=1&from=…&to=…
//            cloze:run/ID/examples?split=…&wrong=1&label=…&predicted=…&filter=…
//            cloze:run/ID/log?filter=…, /settings, /checkpoints, /try?text=…&text_b=…&checkpoint=…
#pragma once

#include <app/pages/page.h>
#include <app/pages/run/run_follower.h>

class QAction;
class QStackedWidget;

namespace cloze {

class Banner;
class CheckpointsTab;
class CurvesTab;
class EmptyState;
class ExamplesTab;
class LogTab;
class RunHead;
class SettingsTab;
class TabStrip;
class TryTab;

class RunPage : public Page {
  Q_OBJECT
 public:
  explicit RunPage(PageContext context, QWidget* parent = nullptr);
  ~RunPage() override;
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;
  RunFollower* follower() { return &m_follower; }

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void makeCommands();
  QAction* makeCommand(const QString& name, const QKeySequence& keys);
  void makeTabs();
  void openRun(const QString& id);
  void clearRun();
  QString usualTab(const QString& id) const;
  void openTab(const QString& tab, const QMap<QString, QString>& query);
  void refresh();
  void refreshCommands();
  void refreshBanner();
  QString problem() const;
  bool showProblem();
  void retranslate();
  void pauseOrGoOn();
  void stop();
  void resume();
  void say(const QString& message, const QString& detail);

  RunFollower m_follower;
  std::shared_ptr<const RunRecord> m_shownRecord;
  QString m_id, m_tab = QStringLiteral("curves"), m_shownTitle;
  RunCommand m_asked = RunCommand::Run;  // what was asked and is not yet seen
  bool m_resuming = false;
  bool m_said = false;  // the banner holds a message of a command
  QString m_bannerKey;  // what the banner says of this run's state, so that it is built only when that changes
  QAction *m_pause, *m_stop, *m_resume, *m_rename;
  RunHead* m_head;
  Banner* m_banner;
  EmptyState* m_empty;
  QWidget* m_body;
  TabStrip* m_tabs;
  QStackedWidget* m_stack;
  CurvesTab* m_curves;
  ExamplesTab* m_examples;
  LogTab* m_log;
  SettingsTab* m_settings;
  CheckpointsTab* m_checkpoints;
  TryTab* m_try;
};

}  // namespace cloze

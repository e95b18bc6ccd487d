// Try it: a typed sentence or pair on a checkpoint of the run, with probabilities and latency.
#pragma once

#include <app/pages/run/run_snapshot.h>
#include <app/pages/services.h>

#include <QTimer>
#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace cloze {

class Banner;
class BusyNote;
class EmptyState;
class PredictionBars;
class TextLabel;

class TryTab : public QWidget {
  Q_OBJECT
 public:
  explicit TryTab(EngineService* engine, QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  void retranslate();
  void open(const QMap<QString, QString>& query);  // text=, text_b=, checkpoint=
  QMap<QString, QString> query() const;

 Q_SIGNALS:
  void changed();
  void inspectWanted(const QMap<QString, QString>& query);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  int64_t chosenStep() const;  // -1: none is chosen
  static QString choiceText(const CheckpointInfo& info);
  void showEmpty();
  void showPrediction();
  void showStatus();
  void refresh();
  void predict();
  void inspect();
  void cancel();
  void dropAnswer();
  void showAnswer(const Result<EngineService::PredictAnswer>& answer);
  EngineService* m_engine;
  std::filesystem::path m_folder;
  std::shared_ptr<const RunRecord> m_record;
  std::vector<CheckpointInfo> m_checkpoints;
  bool m_pair = false, m_asking = false, m_live = false;
  bool m_cancelled = false;                              // not asked again by itself until something changes
  int m_serial = 0;                                      // answers to earlier questions are dropped
  QString m_wanted;                                      // the checkpoint of an address that is not there yet
  std::optional<EngineService::PredictAnswer> m_answer;  // the one that is shown
  QTimer m_typing;
  Banner* m_banner;
  EmptyState* m_empty;
  QWidget* m_body;
  QComboBox* m_checkpoint;
  TextLabel *m_checkpointLabel, *m_labelA, *m_labelB, *m_result, *m_latency;
  BusyNote* m_status;
  QPlainTextEdit *m_textA, *m_textB;
  QPushButton *m_button, *m_inspect;
  PredictionBars* m_bars;
};

}  // namespace cloze

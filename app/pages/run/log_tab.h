// The log of a run: follows the end while it is read there, filtered by a word, copied as text.
#pragma once

#include <app/pages/run/run_snapshot.h>

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace cloze {

class EmptyState;
class TextLabel;

class LogTab : public QWidget {
  Q_OBJECT
 public:
  explicit LogTab(QWidget* parent = nullptr);
  void show(const RunSnapshot& snapshot);
  void clear();
  void retranslate();
  void open(const QMap<QString, QString>& query);  // filter=
  QMap<QString, QString> query() const;

 Q_SIGNALS:
  void changed();

 private:
  void append(const QString& text);
  QString shownText(uint64_t from, uint64_t to) const;
  void showCount();
  void refilter();
  std::shared_ptr<const std::string> m_log;
  uint64_t m_from = 0, m_shownTo = 0;  // bytes of the file: where m_log begins, what is shown of it
  int m_lines = 0, m_matching = 0;
  QLineEdit* m_filter;
  QCheckBox* m_follow;
  QPushButton* m_copy;
  QPlainTextEdit* m_text;
  TextLabel* m_count;
  EmptyState* m_empty;
};

}  // namespace cloze

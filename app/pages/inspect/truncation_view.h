// The ways of cutting side by side: how much of each text they keep, from which end, and what is lost. GUI thread only.
//
// A press on one chooses it for the whole page; HeadTail has its number beside the list.
#pragma once

#include <core/inspect/truncations.h>

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QButtonGroup;
class QLineEdit;

namespace cloze {

class TextLabel;

QString truncationName(Truncation strategy);

class TruncationRow : public QAbstractButton {
  Q_OBJECT
 public:
  explicit TruncationRow(QWidget* parent = nullptr);
  void setOutcome(const TruncationOutcome& outcome, bool pair);
  const TruncationOutcome& outcome() const { return m_outcome; }
  QString sentence() const;  // "keeps 23 + 26, loses nothing"
  void retranslate();
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintBar(QPainter* painter, const QRectF& area, const TruncationOutcome::Text& text, int index) const;
  TruncationOutcome m_outcome;
  bool m_pair = false;
};

class TruncationView : public QWidget {
  Q_OBJECT
 public:
  explicit TruncationView(QWidget* parent = nullptr);
  void setOutcomes(const std::vector<TruncationOutcome>& outcomes, bool pair, int length);
  void setChosen(Truncation strategy, int headTokens);
  void retranslate();

 Q_SIGNALS:
  void chosen(cloze::Truncation strategy, int headTokens);

 private:
  Truncation current() const;
  std::vector<TruncationRow*> m_rows;
  QButtonGroup* m_group;
  TextLabel *m_note, *m_headLabel;
  QLineEdit* m_head;
  int m_length = 0;
};

}  // namespace cloze

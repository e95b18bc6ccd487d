// A field for texts of any length. Lines too long to be laid out at once stand in it as several, which are one all the
// same: text() and what is copied have no breaks there. GUI thread only.
#pragma once

#include <QPlainTextEdit>

#include <optional>

namespace cloze {

class LongTextEdit : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit LongTextEdit(QWidget* parent = nullptr);
  static constexpr int kSegment = 2000;    // UTF-16 units of one block at most
  static constexpr int kManyLines = 2000;  // so many are not a block each: that would take its time

  // Its own, for those of QPlainTextEdit tell of the segments as of lines.
  void setText(const QString& text);
  QString text() const;
  bool isEmpty() const { return document()->isEmpty(); }

 protected:
  void insertFromMimeData(const QMimeData* source) override;
  QMimeData* createMimeDataFromSelection() const override;

 private:
  void insert(const QString& text);
  QString textBetween(int from, int to) const;
  void markSegments(int from, const QList<int>& segments);
  mutable std::optional<QString> m_text;  // while it is known
  bool m_folded = false;                  // breaks within a block are those of the text
};

}  // namespace cloze

// A paragraph with its windows as bands under its lines, and the answer boxed in it. GUI thread only.
//
// The windows that reach into a line are under it in their order, their numbers at its left; what is outside of
// the chosen one is pale. A press on a band chooses its window, one on the text the piece or, outside of the window,
// the window in which that place has most context; dragging over the text marks an answer. Left and Right go from
// window to window.
#pragma once

#include <app/pages/inspect/inspect_tools.h>
#include <app/pages/inspect/paragraph_layout.h>
#include <app/pages/inspect/piece_focus.h>
#include <app/pages/inspect/token_layout.h>

#include <QAbstractScrollArea>

namespace cloze {

using ShownWindowsPtr = std::shared_ptr<const ShownWindows>;

class WindowBands : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit WindowBands(PieceFocus* focus, QWidget* parent = nullptr);
  // The inspection is that of the chosen window.
  void setWindows(ShownWindowsPtr windows, InspectionPtr inspection);
  void retranslate();

  std::vector<QRectF> bandsOf(int window);  // in the viewport, one for each line
  std::vector<QRectF> answerRects();
  int windowAt(const QPoint& point);  // of a band; -1: none
  QString shownText() const { return m_layout.text(); }
  QSize sizeHint() const override { return {400, 160}; }

 Q_SIGNALS:
  void windowChosen(int window);
  void answerMarked(int start, int end);  // UTF-16 units of the paragraph

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  void restyle();
  void updateBars();
  void follow();
  void reveal(int from, int to);
  QPointF inLayout(const QPoint& point) const;
  bool isDrawn(int window) const;
  int firstIn(int start, int end) const;  // the first window drawn under these units; -1: none
  double roomBelow(int start, int end) const;
  QRectF bandIn(const ParagraphLayout::Line& line, int window) const;
  void forEachWindowIn(int start, int end, const std::function<void(int)>& see) const;
  void revealChosen();
  int pieceAtUnit(int unit) const;
  int tokenAtUnit(int unit) const;
  QString tipOf(int window) const;
  void paintLine(QPainter* painter, const ParagraphLayout::Line& line) const;
  void paintBand(QPainter* painter, const ParagraphLayout::Line& line, int window) const;
  QList<QTextLayout::FormatRange> formats() const;
  const AnswerWindow& window(int index) const { return m_windows->found.windows[static_cast<size_t>(index)]; }
  int count() const { return m_windows ? static_cast<int>(m_windows->found.windows.size()) : 0; }

  PieceFocus* m_focus;
  ShownWindowsPtr m_windows;
  InspectionPtr m_inspection;
  ParagraphLayout m_layout;
  int m_firstDrawn = 0, m_lastDrawn = -1;  // where too many overlap, those around the chosen one
  double m_textHeight = 20;
  int m_pressed = -1, m_dragged = -1;  // units
};

}  // namespace cloze

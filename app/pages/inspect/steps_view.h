// How the stretch around one piece became what it is: every step, and every piece tried. GUI thread only.
#pragma once

#include <core/inspect/trace.h>

#include <QTextBrowser>

#include <optional>

namespace cloze {

class StepsView : public QTextBrowser {
  Q_OBJECT
 public:
  explicit StepsView(QWidget* parent = nullptr);
  void setTrace(std::optional<Trace> trace, int litId);  // none: `litId` is a token of the template or padding
  void retranslate();

 private:
  void refresh();
  QString page() const;
  QString heading() const;
  QString stepRows() const;
  QString wordRows(const TraceWord& word) const;

  std::optional<Trace> m_trace;
  int m_litId = -1;
};

}  // namespace cloze

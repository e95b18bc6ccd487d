// The heading of a section of a page. GUI thread only.
#pragma once

#include <widgets/text_label.h>

#include <QWidget>

class QHBoxLayout;

namespace cloze {

// "Data                              3,668 train · 408 dev": the heading of a section and a caption at its right.
class SectionHeading : public QWidget {
  Q_OBJECT
 public:
  explicit SectionHeading(const QString& title = {}, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setDetail(const QString& detail);
  void addWidget(QWidget* widget);  // behind the caption, at the right

 private:
  TextLabel* m_title;
  ElidedLabel* m_detail;
  QHBoxLayout* m_row;
};

}  // namespace cloze

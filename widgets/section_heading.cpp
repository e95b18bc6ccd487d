#include <widgets/section_heading.h>

#include <QHBoxLayout>

namespace cloze {

SectionHeading::SectionHeading(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(TextRole::Section, Tone::Secondary, title)),
      m_detail(new ElidedLabel(TextRole::Caption, Tone::Secondary)),
      m_row(new QHBoxLayout(this)) {
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->addWidget(m_title);
  m_row->addStretch(1);
  m_detail->setElideMode(Qt::ElideRight);
  m_row->addWidget(m_detail);
}

void SectionHeading::setTitle(const QString& title) {
  m_title->setText(title);
}
void SectionHeading::setDetail(const QString& detail) {
  m_detail->setFullText(detail);
}
void SectionHeading::addWidget(QWidget* widget) {
  m_row->addWidget(widget);
}

}  // namespace cloze

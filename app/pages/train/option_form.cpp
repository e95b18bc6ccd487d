#include <app/pages/train/option_form.h>

#include <widgets/controls.h>
#include <widgets/option_texts.h>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kLabelWidth = 158, kWidestLabel = 176;  // longer ones take two lines
constexpr int kSectionGap = 20;
constexpr OptionSection kSections[] = {OptionSection::Data,
                                       OptionSection::Model,
                                       OptionSection::LengthAndBatch,
                                       OptionSection::Optimiser,
                                       OptionSection::PrecisionAndDevice,
                                       OptionSection::EvaluationAndCheckpoints,
                                       OptionSection::Seeds};
}  // namespace

OptionForm::OptionForm(SpecModel* model, QWidget* parent) : QWidget(parent), m_model(model) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSectionGap);
  for (const OptionSection id : kSections) {
    m_sections.push_back(makeSection(id));
    layout->addWidget(m_sections.back().widget);
  }
  layout->addStretch(1);
  for (size_t i = 0; i < m_sections.size(); ++i) {
    if (!m_sections[i].more) continue;
    connect(m_sections[i].more, &QPushButton::clicked, this, [this, i] {
      m_sections[i].unfolded = !m_sections[i].unfolded;
      showRows();
    });
  }
  connect(model, &SpecModel::optionChanged, this, [this](const QString& option) {
    if (OptionRow* changed = row(option)) changed->refresh();
    showRows();  // a changed option is never folded away
  });
  connect(model, &SpecModel::replaced, this, [this] {
    for (const Section& section : m_sections)
      for (OptionRow* each : section.rows) each->refresh();
    showRows();
  });
  retranslate();
  showRows();
}

OptionForm::Section OptionForm::makeSection(OptionSection id) {
  Section section;
  section.id = id;
  section.widget = new QWidget(this);
  auto* box = new QVBoxLayout(section.widget);
  box->setContentsMargins(0, 0, 0, 0);
  box->setSpacing(8);
  section.heading = new SectionHeading(QString(), section.widget);
  box->addWidget(section.heading);
  section.grid = new QGridLayout;
  section.grid->setHorizontalSpacing(8);
  section.grid->setVerticalSpacing(4);
  section.grid->setColumnStretch(1, 1);
  box->addLayout(section.grid);
  bool folds = false;
  for (const Option& option : optionTable()) {
    if (option.section != id) continue;
    section.rows.push_back(new OptionRow(option, m_model, section.grid, section.widget));
    folds = folds || option.advanced;
  }
  if (folds) {
    section.more = linkButton(QString(), section.widget);
    section.foot = new QHBoxLayout;
    section.foot->addWidget(section.more);
    section.foot->addStretch(1);
    box->addLayout(section.foot);
  }
  return section;
}

OptionRow* OptionForm::row(const QString& option) const {
  for (const Section& section : m_sections)
    for (OptionRow* each : section.rows)
      if (each->editor()->objectName() == option) return each;
  return nullptr;
}

QSize OptionForm::minimumSizeHint() const {
  return {QWidget::minimumSizeHint().width(), sizeHint().height()};
}

void OptionForm::setFilter(const QString& filter) {
  m_filter = filter;
  showRows();
  Q_EMIT filtered();
}

void OptionForm::setSectionNote(OptionSection section, const QString& note) {
  for (Section& each : m_sections)
    if (each.id == section) each.heading->setDetail(note);
}

void OptionForm::setSectionExtra(OptionSection section, QWidget* extra) {
  for (Section& each : m_sections) {
    if (each.id != section) continue;
    each.extra = extra;
    each.grid->addWidget(extra, each.grid->rowCount(), 1, 1, 1);
    extra->hide();
  }
}

void OptionForm::setSectionExtraWanted(OptionSection section, bool wanted) {
  for (Section& each : m_sections)
    if (each.id == section) each.extraWanted = wanted;
  showRows();
}

void OptionForm::showRows() {
  m_shownRows = 0;
  for (Section& section : m_sections) {
    int shown = 0, folded = 0;
    for (OptionRow* each : section.rows) {
      const QString name = each->editor()->objectName();
      const bool pinned = !each->option().advanced || m_model->isChanged(name);
      const bool visible = m_filter.trimmed().isEmpty() ? pinned || section.unfolded : each->matches(m_filter);
      each->setShown(visible);
      shown += visible;
      folded += !pinned;
    }
    m_shownRows += shown;
    section.widget->setVisible(shown > 0);
    if (section.extra) section.extra->setVisible(section.extraWanted && m_filter.trimmed().isEmpty());
    if (section.more) {
      section.more->setVisible(m_filter.trimmed().isEmpty() && folded > 0);
      section.more->setText(section.unfolded ? tr("Fewer options") : tr("%n more option(s)", nullptr, folded));
    }
  }
}

void OptionForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

// The sections are grids of their own, yet their editors stand in one column.
void OptionForm::alignLabels() {
  int width = kLabelWidth;
  for (const Section& section : m_sections)
    for (const OptionRow* each : section.rows) width = std::max(width, each->labelWidth());
  width = std::min(width, kWidestLabel);
  for (Section& section : m_sections) {
    for (OptionRow* each : section.rows) each->setLabelWidth(width);
    section.grid->setColumnMinimumWidth(0, width);
    if (section.foot) section.foot->setContentsMargins(width + 2, 0, 0, 0);
  }
}

void OptionForm::retranslate() {
  for (Section& section : m_sections) {
    section.heading->setTitle(optionSectionTitle(section.id));
    for (OptionRow* each : section.rows) each->retranslate();
  }
  alignLabels();
  showRows();
}

}  // namespace cloze

#include <app/pages/train/option_row.h>

#include <widgets/controls.h>
#include <widgets/option_texts.h>
#include <widgets/path_edit.h>
#include <widgets/reset_dot.h>
#include <widgets/unit_line_edit.h>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace cloze {

namespace {

constexpr int kNumberWidth = 180;
constexpr int kChoiceWidth = 250;

// The wheel scrolls the form; over a combo box Qt would change the option under the pointer instead.
class FormCombo : public QComboBox {
 public:
  explicit FormCombo(QWidget* parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

QString view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

PathEdit::Mode pathMode(std::string_view name) {
  return name == "data-dir" || name == "model" ? PathEdit::Mode::Folder : PathEdit::Mode::File;
}

}  // namespace

OptionRow::OptionRow(const Option& option, SpecModel* model, QGridLayout* grid, QWidget* parent)
    : QObject(parent),
      m_option(option),
      m_name(view(option.name)),
      m_model(model),
      m_label(new QLabel(parent)),
      m_editor(makeEditor(parent)),
      m_dot(new ResetDot(parent)),
      m_note(new TextLabel(TextRole::Caption, Tone::Secondary, QString(), parent)) {
  const int row = grid->rowCount();
  m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_label->setBuddy(m_editor);
  m_editor->setObjectName(m_name);
  m_dot->setObjectName(m_name + QStringLiteral("-reset"));
  m_note->setObjectName(m_name + QStringLiteral("-note"));
  m_note->setWordWrap(true);
  m_note->hide();
  const bool wide =
      option.type == OptionType::Path || option.type == OptionType::Text || option.type == OptionType::List;
  grid->addWidget(m_label, row, 0);
  if (wide) {
    grid->addWidget(m_editor, row, 1);
  } else {
    grid->addWidget(m_editor, row, 1, Qt::AlignLeft);
  }
  grid->addWidget(m_dot, row, 2);
  grid->addWidget(m_note, row + 1, 1, 1, 2);
  connect(m_dot, &ResetDot::clicked, this, [this] {
    m_model->reset(m_name);
    m_editor->setFocus();
  });
  retranslate();
  refresh();
}

QWidget* OptionRow::makeEditor(QWidget* parent) {
  switch (m_option.type) {
    case OptionType::Switch: {
      auto* box = new QCheckBox(parent);
      connect(box, &QCheckBox::toggled, this,
              [this](bool on) { typed(on ? QStringLiteral("true") : QStringLiteral("false")); });
      return box;
    }
    case OptionType::Choice: {
      auto* combo = new FormCombo(parent);
      combo->setFixedWidth(kChoiceWidth);
      connect(combo, &QComboBox::activated, this, [this, combo] { typed(combo->currentData().toString()); });
      return combo;
    }
    case OptionType::Path: {
      auto* path = new PathEdit(pathMode(m_option.name), parent);
      connect(path, &PathEdit::pathEdited, this, &OptionRow::typed);
      return path;
    }
    case OptionType::Text:
      if (m_option.name == "task" || m_option.name == "device") {
        auto* combo = new FormCombo(parent);
        combo->setMinimumWidth(kChoiceWidth);
        connect(combo, &QComboBox::activated, this, [this, combo] { typed(combo->currentData().toString()); });
        return combo;
      }
      [[fallthrough]];
    case OptionType::Integer:
    case OptionType::Real:
    case OptionType::List: {
      auto* edit = new UnitLineEdit(parent);
      if (m_option.type == OptionType::Integer || m_option.type == OptionType::Real) edit->setFixedWidth(kNumberWidth);
      connect(edit, &QLineEdit::textEdited, this, &OptionRow::typed);
      return edit;
    }
  }
  return new QWidget(parent);
}

void OptionRow::typed(const QString& text) {
  m_model->setText(m_name, text);
}

bool OptionRow::matches(const QString& filter) const {
  const QString wanted = filter.trimmed();
  if (wanted.isEmpty()) return true;
  QStringList names{m_name, view(m_option.name).replace(QLatin1Char('-'), QLatin1Char('_')), m_label->text()};
  for (const std::string_view alias : m_option.aliases) names.append(view(alias));
  for (const QString& name : names)
    if (name.contains(wanted, Qt::CaseInsensitive)) return true;
  return false;
}

void OptionRow::setShown(bool shown) {
  m_label->setVisible(shown);
  m_editor->setVisible(shown);
  m_dot->setVisible(shown);
  m_note->setVisible(shown && !m_note->text().isEmpty());
}

void OptionRow::setSuggestions(const QStringList& words, const QStringList& labels) {
  auto* combo = qobject_cast<QComboBox*>(m_editor);
  if (!combo) return;
  const QSignalBlocker blocker(combo);
  combo->clear();
  for (qsizetype i = 0; i < words.size(); ++i) combo->addItem(labels.value(i, words[i]), words[i]);
  refresh();
}

void OptionRow::setNote(const QString& note) {
  m_noteText = note;
  refresh();
}

int OptionRow::labelWidth() const {
  return m_label->sizeHint().width();
}

void OptionRow::refresh() {
  const QString text = m_model->text(m_name);
  const QString problem = m_model->error(m_name);
  const QSignalBlocker blocker(m_editor);
  if (auto* edit = qobject_cast<UnitLineEdit*>(m_editor)) {
    if (edit->text() != text) edit->setText(text);
    edit->setProblem(problem);
  } else if (auto* path = qobject_cast<PathEdit*>(m_editor)) {
    path->setPath(text);
    path->setProblem(problem);
  } else if (auto* box = qobject_cast<QCheckBox*>(m_editor)) {
    box->setChecked(text == QLatin1String("true"));
  } else if (auto* combo = qobject_cast<QComboBox*>(m_editor)) {
    int index = combo->findData(text);
    if (index < 0 && !text.isEmpty()) {
      combo->addItem(text, text);
      index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
  }
  m_dot->setChanged(m_model->isChanged(m_name), QString::fromStdString(m_option.get(m_model->baseline())));
  const QString shown = problem.isEmpty() ? m_noteText : problem;
  m_note->setTone(problem.isEmpty() ? Tone::Secondary : Tone::Error);
  m_note->setText(shown);
  m_note->setVisible(!shown.isEmpty() && !m_editor->isHidden());
}

void OptionRow::retranslate() {
  const QString label = optionLabel(m_option);
  m_label->setText(label);
  m_editor->setAccessibleName(label);
  QString tip = QStringLiteral("<p>%1</p>").arg(optionHelp(m_option).toHtmlEscaped());
  if (!m_option.source.empty()) tip += QStringLiteral("<p><i>%1</i></p>").arg(view(m_option.source).toHtmlEscaped());
  tip += QStringLiteral("<p><code>--%1</code></p>").arg(m_name);
  m_label->setToolTip(tip);
  m_editor->setToolTip(tip);
  if (auto* edit = qobject_cast<UnitLineEdit*>(m_editor)) edit->setUnit(optionUnit(m_option));
  if (auto* path = qobject_cast<PathEdit*>(m_editor)) path->lineEdit()->setAccessibleName(label);
  if (auto* combo = qobject_cast<QComboBox*>(m_editor); combo && m_option.type == OptionType::Choice) {
    const QSignalBlocker blocker(combo);
    combo->clear();
    for (const std::string_view choice : m_option.choices) combo->addItem(optionChoice(m_option, choice), view(choice));
    refresh();
  }
}

}  // namespace cloze

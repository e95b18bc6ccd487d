#include <app/pages/train/option_row.h>

#include <widgets/controls.h>
#include <widgets/icon.h>
#include <widgets/option_texts.h>
#include <widgets/path_edit.h>
#include <widgets/reset_dot.h>
#include <widgets/unit_line_edit.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace cloze {

namespace {

constexpr int kNumberWidth = 180;
constexpr int kChoiceWidth = 250;

// What people type who have it from other programs' command lines and papers, beside the names those give the option.
std::string_view shortNames(std::string_view option) {
  constexpr std::pair<std::string_view, std::string_view> kShortNames[] = {
      {"learning-rate", "lr peak step size"},
      {"end-learning-rate", "final minimum lr min_lr"},
      {"schedule", "lr decay scheduler"},
      {"warmup-proportion", "lr"},
      {"warmup-steps", "lr"},
      {"batch-size", "bs minibatch"},
      {"gradient-accumulation", "accum micro batch"},
      {"max-seq-length", "max_len sequence length cut"},
      {"truncation", "cut truncate"},
      {"epochs", "passes"},
      {"weight-decay", "l2 wd regularisation regularization"},
      {"max-grad-norm", "clip gradient clipping"},
      {"label-weights", "class_weights imbalance"},
      {"balanced-label-weights", "class_weights imbalance"},
      {"precision", "amp half mixed fp16 tf32"},
      {"device", "gpu cuda no_cuda use_tpu"},
      {"threads", "cpu cores"},
      {"model", "init_checkpoint bert_config_file vocab_file weights checkpoint"},
      {"do-lower-case", "casing cased uncased"},
      {"dev-fraction", "validation split"},
      {"dev-file", "valid eval"},
      {"sample", "subset limit"},
      {"eval-steps", "evaluation_strategy validation"},
      {"early-stopping-patience", "stop"},
      {"result-checkpoint", "load_best_model_at_end"},
      {"seed", "random runs"},
      {"name", "title output_dir"},
  };
  for (const auto& [name, words] : kShortNames)
    if (name == option) return words;
  return {};
}

// The wheel scrolls the form; over a combo box Qt would change the option under the pointer instead.
class FormCombo : public QComboBox {
 public:
  explicit FormCombo(QWidget* parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
  // A choice longer than its box ends in three dots, where Qt cuts it in the middle of a letter.
  void paintEvent(QPaintEvent*) override {
    QStylePainter painter(this);
    QStyleOptionComboBox box;
    initStyleOption(&box);
    painter.drawComplexControl(QStyle::CC_ComboBox, box);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &box, QStyle::SC_ComboBoxEditField, this);
    box.currentText = fontMetrics().elidedText(box.currentText, Qt::ElideRight, field.width() - 4);
    painter.drawControl(QStyle::CE_ComboBoxLabel, box);
  }
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
  m_label->setWordWrap(true);
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
  // "--warmup_ratio=", "warm up": dashes, underscores and spaces are one and the same, and every word counts.
  const auto plain = [](QString text) {
    return text.toLower().replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
  };
  QStringList names{plain(m_name), plain(m_label->text()), plain(view(shortNames(m_option.name)))};
  for (const std::string_view alias : m_option.aliases) names.append(plain(view(alias)));
  if (m_option.type == OptionType::Choice)
    for (const std::string_view choice : m_option.choices)
      names << plain(view(choice)) << plain(optionChoice(m_option, choice));
  const QString all = names.join(QLatin1Char('\n'));
  const QStringList words = plain(filter).split(QLatin1Char(' '), Qt::SkipEmptyParts);
  return std::all_of(words.begin(), words.end(), [&all](const QString& word) { return all.contains(word); });
}

void OptionRow::setShown(bool shown) {
  m_label->setVisible(shown);
  m_editor->setVisible(shown);
  m_dot->setVisible(shown);
  m_note->setVisible(shown && !m_note->text().isEmpty());
}

void OptionRow::setSuggestions(const QStringList& words, const QStringList& labels) {
  if (auto* edit = qobject_cast<UnitLineEdit*>(m_editor)) return offerWords(edit, words);
  auto* combo = qobject_cast<QComboBox*>(m_editor);
  if (!combo) return;
  const QSignalBlocker blocker(combo);
  combo->clear();
  for (qsizetype i = 0; i < words.size(); ++i) combo->addItem(labels.value(i, words[i]), words[i]);
  refresh();
}

// Completed while one types; the arrow and the Down key show all of them.
void OptionRow::offerWords(UnitLineEdit* edit, const QStringList& words) {
  if (!m_words) {
    m_words = new QStringListModel(this);
    auto* completer = new QCompleter(m_words, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &OptionRow::typed);
    m_showWords = edit->addAction(themeIcon(QStringLiteral("chevron-down")), QLineEdit::TrailingPosition);
    m_showWords->setObjectName(m_name + QStringLiteral("-words"));
    m_showWords->setShortcut(Qt::Key_Down);
    m_showWords->setShortcutContext(Qt::WidgetShortcut);
    connect(m_showWords, &QAction::triggered, edit, [edit, completer] {
      edit->setFocus();
      completer->setCompletionPrefix(QString());
      completer->complete();
    });
    retranslate();
  }
  m_words->setStringList(words);
  m_showWords->setVisible(!words.isEmpty());
}

void OptionRow::setNote(const QString& note) {
  m_noteText = note;
  refresh();
}

int OptionRow::labelWidth() const {
  return m_label->fontMetrics().horizontalAdvance(m_label->text()) + 2;
}

void OptionRow::setLabelWidth(int width) {
  m_label->setFixedWidth(width);
}

void OptionRow::refresh() {
  const QString text = m_model->text(m_name);
  const QString problem = m_model->error(m_name);
  const QSignalBlocker blocker(m_editor);
  if (auto* edit = qobject_cast<UnitLineEdit*>(m_editor)) {
    if (edit->text() != text) edit->setText(text);
    edit->setProblem(problem);
    refreshUnit();
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

// "0 all rows" tells more than "0 rows".
void OptionRow::refreshUnit() {
  auto* edit = qobject_cast<UnitLineEdit*>(m_editor);
  if (!edit) return;
  const QString meaning = optionMeaning(m_option, edit->text().toStdString());
  edit->setUnit(meaning.isEmpty() ? optionUnit(m_option) : meaning);
}

void OptionRow::retranslate() {
  const QString label = optionLabel(m_option);
  m_label->setText(label);
  m_editor->setAccessibleName(label);
  QString tip = QStringLiteral("<p>%1</p>").arg(optionHelp(m_option).toHtmlEscaped());
  if (const QString range = optionRange(m_option); !range.isEmpty()) tip += QStringLiteral("<p>%1</p>").arg(range);
  if (!m_option.source.empty()) tip += QStringLiteral("<p><i>%1</i></p>").arg(optionSource(m_option).toHtmlEscaped());
  tip += QStringLiteral("<p><code>--%1</code></p>").arg(m_name);
  m_label->setToolTip(tip);
  m_editor->setToolTip(tip);
  refreshUnit();
  if (m_showWords) m_showWords->setText(tr("Show the columns of the data"));
  if (auto* path = qobject_cast<PathEdit*>(m_editor)) path->lineEdit()->setAccessibleName(label);
  if (auto* combo = qobject_cast<QComboBox*>(m_editor); combo && m_option.type == OptionType::Choice) {
    const QSignalBlocker blocker(combo);
    combo->clear();
    for (const std::string_view choice : m_option.choices) combo->addItem(optionChoice(m_option, choice), view(choice));
    refresh();
  }
}

}  // namespace cloze

#include <app/pages/inspect/compare_view.h>

#include <app/pages/core_words.h>
#include <widgets/buttons.h>
#include <widgets/format.h>
#include <widgets/path_edit.h>
#include <widgets/table_manners.h>
#include <widgets/text_label.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cloze {

namespace {

const QString kTag = QStringLiteral("inspect.compare");
const QString kGoogleKey = QStringLiteral("google");
constexpr int kTyping_ms = 300;
enum CasingChoice { Other, AsFiles, Lower, Keep };
enum RulesChoice { Same, Transformers, Google };

}  // namespace

CompareView::CompareView(WorkService* work, std::shared_ptr<InspectToolBox> box, QWidget* parent)
    : QWidget(parent), m_work(work), m_box(std::move(box)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 8, 0, 0);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  m_vocabulary = new PathEdit(PathEdit::Mode::Folder, this);
  m_vocabulary->lineEdit()->setObjectName(QStringLiteral("compare-vocabulary"));
  m_casing = new QComboBox(this);
  m_casing->setObjectName(QStringLiteral("compare-casing"));
  m_casing->addItems({QString(), QString(), QString(), QString()});
  row->addWidget(m_vocabulary, 1);
  m_rules = new QComboBox(this);
  m_rules->setObjectName(QStringLiteral("compare-rules"));
  m_rules->addItems({QString(), QString(), QString()});
  row->addWidget(m_casing);
  row->addWidget(m_rules);
  column->addLayout(row);
  auto* offers = new QHBoxLayout;
  m_rulesLink = linkButton({}, this);
  m_rulesLink->setObjectName(QStringLiteral("compare-other-rules"));
  offers->addWidget(m_rulesLink);
  offers->addStretch(1);
  column->addLayout(offers);
  m_said = new TextLabel(TextRole::Body, Tone::Text, {}, this);
  m_said->setObjectName(QStringLiteral("compare-rules-said"));
  m_warning = new TextLabel(TextRole::Body, Tone::Warning, {}, this);
  m_warning->setObjectName(QStringLiteral("compare-warning"));
  for (TextLabel* label : {m_said, m_warning}) {
    label->setWordWrap(true);
    label->hide();
    column->addWidget(label);
  }
  m_summary = new TextLabel(TextRole::Caption, Tone::Secondary, {}, this);
  m_summary->setObjectName(QStringLiteral("compare-summary"));
  m_summary->setWordWrap(true);
  m_differences = new QCheckBox(this);
  m_differences->setObjectName(QStringLiteral("compare-differences"));
  offers->addWidget(m_differences);
  column->addWidget(m_summary);
  m_model = new CompareModel(this);
  m_table = new QTableView(this);
  m_table->setObjectName(QStringLiteral("compare-table"));
  m_table->setModel(m_model);
  new TableManners(m_table,
                   {{"text", 110, true, true, 80}, {"first", 150, true, true, 80}, {"second", 150, true, true, 80}});
  m_table->setSortingEnabled(false);  // words stand as in the text
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(25);
  column->addWidget(m_table, 1);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTyping_ms);
  connect(&m_typing, &QTimer::timeout, this, &CompareView::ask);
  connect(m_vocabulary, &PathEdit::pathEdited, this, [this] {
    m_typing.start();
    Q_EMIT changed();
  });
  connect(m_casing, &QComboBox::activated, this, [this] {
    ask();
    Q_EMIT changed();
  });
  connect(m_rules, &QComboBox::activated, this, [this] {
    ask();
    Q_EMIT changed();
  });
  connect(m_rulesLink, &QPushButton::clicked, this, &CompareView::compareRules);
  connect(m_differences, &QCheckBox::toggled, this, &CompareView::showWords);
  connect(&Theme::get(), &Theme::changed, this, &CompareView::showWords);
  // The pieces of the page may be cut for their length; those of a word are found by where they stand in the text.
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid())
      Q_EMIT wordChosen(m_model->word(current.row()).text, m_model->word(current.row()).bytes.start);
  });
  retranslate();
}

void CompareView::setQuestion(const InspectQuestion& question, bool firstLowers) {
  m_question = question;
  m_firstLowers = firstLowers;
  m_outdated = true;
  if (isVisible()) ask();
}

void CompareView::clear() {
  m_question.reset();
  take(ComparisonPtr());
}

void CompareView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_outdated) ask();
}

void CompareView::ask() {
  m_typing.stop();
  m_outdated = false;
  if (!m_question) return;
  m_work->run(this, kTag, [this, box = m_box, question = *m_question, cut = secondCut()](std::stop_token) {
    auto result = std::make_shared<Result<ComparisonPtr>>(compareCuts(box.get(), question, cut));
    return [this, result] { take(*result); };
  });
}

// REQUIRES: a question
SecondCut CompareView::secondCut() const {
  SecondCut cut;
  const QString path = m_vocabulary->path().trimmed();
  cut.vocabulary = path.isEmpty() ? m_question->vocabulary : std::filesystem::path(path.toStdString());
  cut.rules = m_rules->currentIndex() == Same     ? m_question->rules
              : m_rules->currentIndex() == Google ? TokenizerRules::Google
                                                  : TokenizerRules::HuggingFace;
  if (m_casing->currentIndex() == Lower || m_casing->currentIndex() == Keep)
    cut.lower = m_casing->currentIndex() == Lower;
  // Another vocabulary as its files say; the same one by other rules as it is, else with the other casing.
  if (m_casing->currentIndex() == Other && path.isEmpty())
    cut.lower = cut.rules == m_question->rules ? !m_firstLowers : m_firstLowers;
  return cut;
}

TokenizerRules CompareView::otherRules() const {
  return m_question && m_question->rules == TokenizerRules::Google ? TokenizerRules::HuggingFace
                                                                   : TokenizerRules::Google;
}

void CompareView::compareRules() {
  m_vocabulary->setPath({});
  m_casing->setCurrentIndex(Other);
  m_rules->setCurrentIndex(otherRules() == TokenizerRules::Google ? Google : Transformers);
  ask();
  Q_EMIT changed();
}

void CompareView::take(const Result<ComparisonPtr>& result) {
  m_comparison = result.ok() ? *result : nullptr;
  m_problem = result.ok() ? QString() : coreWords(result.error());
  m_vocabulary->setProblem(m_problem);
  showWords();
}

void CompareView::showWords() {
  m_model->show(m_comparison, m_differences->isChecked());
  m_rulesLink->setText(otherRules() == TokenizerRules::Google ? tr("Same vocabulary, Google's rules")
                                                              : tr("Same vocabulary, Transformers' rules"));
  const auto say = [](TextLabel* label, const QString& words) {
    label->setText(words);
    label->setVisible(!words.isEmpty());
  };
  say(m_said, m_comparison ? rulesSentence(*m_comparison) : QString());
  say(m_warning, m_comparison ? mistakeSentence(*m_comparison) : QString());
  if (!m_comparison) return m_summary->setText(m_problem);
  const auto rate = [](const Inspection& inspection) { return QLocale().toString(inspection.piecesPerWord(), 'f', 2); };
  const Inspection &first = *m_comparison->first, &second = *m_comparison->second;
  m_summary->setText(tr("%1 of %2 words differ · pieces a word %3 and %4 · [UNK] %5 and %6")
                         .arg(formatCount(m_model->differences()),
                              formatCount(static_cast<int64_t>(m_comparison->words.size())), rate(first), rate(second),
                              formatCount(first.unknown), formatCount(second.unknown)));
}

void CompareView::open(const QMap<QString, QString>& query) {
  m_vocabulary->setPath(query.value(QStringLiteral("with")));
  const QString lower = query.value(QStringLiteral("with-lower"));
  m_casing->setCurrentIndex(lower.isEmpty() ? Other : lower == QLatin1String("true") ? Lower : Keep);
  const QString rules = query.value(QStringLiteral("with-rules"));
  m_rules->setCurrentIndex(rules.isEmpty() ? Same : rules == kGoogleKey ? Google : Transformers);
  m_outdated = true;
}

QMap<QString, QString> CompareView::query() const {
  QMap<QString, QString> query;
  const QString path = m_vocabulary->path().trimmed();
  if (!path.isEmpty()) query[QStringLiteral("with")] = path;
  if (m_casing->currentIndex() == Lower) query[QStringLiteral("with-lower")] = QStringLiteral("true");
  if (m_casing->currentIndex() == Keep) query[QStringLiteral("with-lower")] = QStringLiteral("false");
  if (m_rules->currentIndex() == Google) query[QStringLiteral("with-rules")] = kGoogleKey;
  if (m_rules->currentIndex() == Transformers) query[QStringLiteral("with-rules")] = QStringLiteral("transformers");
  return query;
}

void CompareView::retranslate() {
  m_vocabulary->lineEdit()->setAccessibleName(tr("Second vocabulary: a model folder or a vocab.txt"));
  m_vocabulary->setPlaceholder(tr("Second vocabulary, or the same"));
  m_casing->setAccessibleName(tr("Casing of the second vocabulary"));
  m_casing->setToolTip(
      tr("Automatic: of another vocabulary what its files say; of the same one the other casing, or the "
         "same where only the rules are compared"));
  m_casing->setItemText(Other, tr("Automatic"));
  m_casing->setItemText(AsFiles, tr("As its files say"));
  m_casing->setItemText(Lower, tr("Lower case"));
  m_casing->setItemText(Keep, tr("As written"));
  m_rules->setAccessibleName(tr("Rules of the second vocabulary"));
  m_rules->setItemText(Same, tr("Same rules"));
  m_rules->setItemText(Transformers, rulesName(TokenizerRules::HuggingFace));
  m_rules->setItemText(Google, rulesName(TokenizerRules::Google));
  m_differences->setText(tr("Differences &only"));
  m_table->setAccessibleName(tr("Words cut by both vocabularies"));
  m_model->retranslate();
  showWords();
}

}  // namespace cloze

#include <app/pages/inspect/compare_view.h>

#include <app/pages/core_words.h>
#include <app/pages/inspect/piece_look.h>
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
#include <QTableView>
#include <QVBoxLayout>

namespace cloze {

namespace {

const QString kTag = QStringLiteral("inspect.compare");
constexpr int kTyping_ms = 300;
enum CasingChoice { Other, AsFiles, Lower, Keep };

Result<ComparisonPtr> compare(InspectToolBox* box, const InspectQuestion& question,
                              const std::filesystem::path& vocabulary, std::optional<bool> lower) {
  CLOZE_ASSIGN(const InspectToolsPtr first, box->open(question.vocabulary, question.lower));
  CLOZE_ASSIGN(const InspectToolsPtr second, box->open(vocabulary, lower));
  auto comparison = std::make_shared<Comparison>();
  const auto look = [&question](const InspectToolsPtr& tools) {
    return std::make_shared<const Inspection>(tools->inspector.inspect(question.a, question.b, {}));
  };
  comparison->first = look(first);
  comparison->second = look(second);
  comparison->words = alignWords(*comparison->first, *comparison->second);
  return ComparisonPtr(comparison);
}

}  // namespace

void CompareModel::show(ComparisonPtr comparison, bool differencesOnly) {
  beginResetModel();
  m_comparison = std::move(comparison);
  m_rows.clear();
  m_differences = 0;
  for (size_t i = 0; m_comparison && i < m_comparison->words.size(); ++i) {
    const bool differs = m_comparison->words[i].differs;
    m_differences += differs ? 1 : 0;
    if (differs || !differencesOnly) m_rows.push_back(i);
  }
  endResetModel();
}

const AlignedWord& CompareModel::word(int row) const {
  return m_comparison->words[m_rows[static_cast<size_t>(row)]];
}

int CompareModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString CompareModel::cell(const AlignedWord& word, int column) const {
  if (column == Text) {
    const std::string& text = m_comparison->first->text(word.text);
    return oneLine(QString::fromStdString(
        text.substr(static_cast<size_t>(word.bytes.start), static_cast<size_t>(word.bytes.end - word.bytes.start))));
  }
  const Inspection& inspection = column == First ? *m_comparison->first : *m_comparison->second;
  const int from = column == First ? word.first : word.second, to = column == First ? word.firstEnd : word.secondEnd;
  QStringList pieces;
  for (int i = from; i < to; ++i) pieces << pieceName(inspection, i);
  return pieces.isEmpty() ? QStringLiteral("–") : pieces.join(QLatin1Char(' '));
}

QVariant CompareModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const AlignedWord& one = word(index.row());
  switch (role) {
    case Qt::DisplayRole:
      // Not by colour alone.
      return index.column() == Text && one.differs ? QStringLiteral("≠ %1").arg(cell(one, Text))
                                                   : cell(one, index.column());
    case Qt::ToolTipRole:
    case TableManners::kCopyRole:
      return cell(one, index.column());
    case Qt::FontRole:
      return index.column() == Text ? QVariant() : QVariant(Theme::get().font(TextRole::Mono));
    case Qt::BackgroundRole:
      return one.differs ? QVariant(Theme::get().tokens().warningTint) : QVariant();
    case Qt::ForegroundRole:
      return cell(one, index.column()).contains(QLatin1String("[UNK]")) ? QVariant(Theme::get().tokens().error)
                                                                        : QVariant();
    default:
      return {};
  }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == TableManners::kColumnKeyRole)
    return section == Text    ? QStringLiteral("text")
           : section == First ? QStringLiteral("first")
                              : QStringLiteral("second");
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  return section == Text ? tr("Text") : section == First ? tr("This vocabulary") : tr("The other");
}

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
  row->addWidget(m_casing);
  column->addLayout(row);
  auto* second = new QHBoxLayout;
  m_summary = new TextLabel(TextRole::Caption, Tone::Secondary, {}, this);
  m_summary->setObjectName(QStringLiteral("compare-summary"));
  m_summary->setWordWrap(true);
  m_differences = new QCheckBox(this);
  m_differences->setObjectName(QStringLiteral("compare-differences"));
  second->addWidget(m_summary, 1);
  second->addWidget(m_differences);
  column->addLayout(second);
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
  const QString path = m_vocabulary->path().trimmed();
  const auto vocabulary = path.isEmpty() ? m_question->vocabulary : std::filesystem::path(path.toStdString());
  std::optional<bool> lower;
  if (m_casing->currentIndex() == Lower || m_casing->currentIndex() == Keep) lower = m_casing->currentIndex() == Lower;
  // Another vocabulary as its files say; the same one with the other casing.
  if (m_casing->currentIndex() == Other && path.isEmpty()) lower = !m_firstLowers;
  m_work->run(this, kTag, [this, box = m_box, question = *m_question, vocabulary, lower](std::stop_token) {
    auto result = std::make_shared<Result<ComparisonPtr>>(compare(box.get(), question, vocabulary, lower));
    return [this, result] { take(*result); };
  });
}

void CompareView::take(const Result<ComparisonPtr>& result) {
  m_comparison = result.ok() ? *result : nullptr;
  m_problem = result.ok() ? QString() : coreWords(result.error());
  m_vocabulary->setProblem(m_problem);
  showWords();
}

void CompareView::showWords() {
  m_model->show(m_comparison, m_differences->isChecked());
  if (!m_comparison) return m_summary->setText(m_problem);
  const auto rate = [](const Inspection& inspection) { return QLocale().toString(inspection.piecesPerWord(), 'f', 2); };
  const Inspection &first = *m_comparison->first, &second = *m_comparison->second;
  m_summary->setText(tr("%1 of %2 words differ · pieces a word %3 and %4 · [UNK] %5 and %6")
                         .arg(formatCount(m_model->differences()),
                              formatCount(static_cast<int64_t>(m_comparison->words.size())), rate(first), rate(second),
                              formatCount(first.unknown), formatCount(second.unknown)));
}

void CompareView::open(const QMap<QString, QString>& query) {
  if (query.contains(QStringLiteral("with"))) m_vocabulary->setPath(query.value(QStringLiteral("with")));
  const QString lower = query.value(QStringLiteral("with-lower"));
  if (!lower.isEmpty()) m_casing->setCurrentIndex(lower == QLatin1String("true") ? Lower : Keep);
  m_outdated = true;
}

QMap<QString, QString> CompareView::query() const {
  QMap<QString, QString> query;
  const QString path = m_vocabulary->path().trimmed();
  if (!path.isEmpty()) query[QStringLiteral("with")] = path;
  if (m_casing->currentIndex() == Lower) query[QStringLiteral("with-lower")] = QStringLiteral("true");
  if (m_casing->currentIndex() == Keep) query[QStringLiteral("with-lower")] = QStringLiteral("false");
  return query;
}

void CompareView::retranslate() {
  m_vocabulary->lineEdit()->setAccessibleName(tr("Second vocabulary: a model folder or a vocab.txt"));
  m_vocabulary->setPlaceholder(tr("Second vocabulary; empty: the same with the other casing"));
  m_casing->setAccessibleName(tr("Casing of the second vocabulary"));
  m_casing->setItemText(Other, tr("By itself"));
  m_casing->setItemText(AsFiles, tr("As its files say"));
  m_casing->setItemText(Lower, tr("Lower case"));
  m_casing->setItemText(Keep, tr("As written"));
  m_differences->setText(tr("Differences &only"));
  m_table->setAccessibleName(tr("Words cut by both vocabularies"));
  m_model->retranslate();
  showWords();
}

}  // namespace cloze

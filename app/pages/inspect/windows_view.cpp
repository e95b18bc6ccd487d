#include <app/pages/inspect/windows_view.h>

#include <app/pages/core_words.h>
#include <app/pages/inspect/windows_model.h>
#include <app/pages/kept_layout.h>
#include <core/base/utf8.h>
#include <widgets/empty_state.h>
#include <widgets/format.h>
#include <widgets/unit_line_edit.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIntValidator>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace cloze {

namespace {

constexpr int kMostStride = 8192, kRowHeight = 24;
constexpr int kHeightWithList = 200, kOneRow = 510;
constexpr const char* kGoogle = "google";
constexpr const char* kTransformers = "transformers";

// Bytes of `paragraph` behind so many code points; none beyond its end.
std::optional<size_t> byteOf(const std::string& paragraph, int codePoints) {
  size_t at = 0;
  for (; codePoints > 0 && at < paragraph.size(); --codePoints) decodeUtf8(paragraph, &at);
  return codePoints > 0 ? std::nullopt : std::optional(at);
}

}  // namespace

WindowsView::WindowsView(PieceFocus* focus, SettingsService* settings, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->setSpacing(6);
  column->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() knows what can give way
  auto *numbers = new QHBoxLayout, *answers = new QHBoxLayout;
  m_controls = new QBoxLayout(QBoxLayout::LeftToRight);
  for (QBoxLayout* row : {m_controls, static_cast<QBoxLayout*>(numbers), static_cast<QBoxLayout*>(answers)})
    row->setSpacing(6);
  m_strideLabel = new QLabel(this);
  m_stride = number("windows-stride", AnswerWindowOptions().stride);
  m_strideLabel->setBuddy(m_stride);
  m_convention = new QComboBox(this);
  m_convention->setObjectName(QStringLiteral("windows-convention"));
  m_convention->addItems({QString(), QString()});
  m_convention->setMinimumContentsLength(10);
  m_convention->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_queryLabel = new QLabel(this);
  m_query = number("windows-query", AnswerWindowOptions().max_query_length);
  m_queryLabel->setBuddy(m_query);
  m_answerLabel = new QLabel(this);
  m_answer = new QLineEdit(this);
  m_answer->setObjectName(QStringLiteral("windows-answer"));
  m_answer->setClearButtonEnabled(true);
  m_answer->setMinimumWidth(70);
  m_answerLabel->setBuddy(m_answer);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_strideLabel, m_stride, m_convention, m_queryLabel, m_query})
    numbers->addWidget(widget, widget == m_convention ? 1 : 0);
  answers->addWidget(m_answerLabel);
  answers->addWidget(m_answer, 1);
  m_controls->addLayout(numbers);
  m_controls->addLayout(answers, 1);
  column->addLayout(m_controls);
  m_empty = new EmptyState(QStringLiteral("inspect"), this);
  column->addWidget(m_empty, 1);
  m_body = new QWidget(this);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(4);
  m_summary = new ElidedLabel(TextRole::Body, Tone::Text, {}, m_body);
  m_summary->setObjectName(QStringLiteral("windows-summary"));
  m_summary->setElideMode(Qt::ElideRight);
  inside->addWidget(m_summary);
  m_bands = new WindowBands(focus, m_body);
  m_bands->setMinimumHeight(60);
  inside->addWidget(m_bands, 3);
  m_model = new WindowsModel(this);
  m_sorted = new QSortFilterProxyModel(this);
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(WindowsModel::SortRole);
  m_table = new QTableView(m_body);
  m_table->setObjectName(QStringLiteral("windows-table"));
  m_table->setModel(m_sorted);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
  m_table->setMinimumHeight(kRowHeight * 2);
  m_manners = new TableManners(
      m_table, {{"window", 86}, {"tokens", 100}, {"length", 70}, {"answer", 110, true, true, 90}, {"context", 110}});
  m_manners->sortBy(QStringLiteral("window"), Qt::AscendingOrder);
  keepLayout(m_manners, settings, QStringLiteral("inspect/windows"));
  inside->addWidget(m_table, 2);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
    if (!m_filling && index.isValid()) choose(m_sorted->mapToSource(index).row());
  });
  connect(m_bands, &WindowBands::windowChosen, this, &WindowsView::choose);
  connect(m_bands, &WindowBands::answerMarked, this, &WindowsView::mark);
  connect(m_convention, &QComboBox::activated, this, &WindowsView::edited);
  connect(m_answer, &QLineEdit::textEdited, this, [this] {
    m_own = true;
    m_answerAt.reset();
    edited();
  });
  setShown({}, {});
  retranslate();
}

UnitLineEdit* WindowsView::number(const char* name, int value) {
  auto* edit = new UnitLineEdit(this);
  edit->setObjectName(QLatin1String(name));
  edit->setValidator(new QIntValidator(0, kMostStride, edit));
  edit->setText(QString::number(value));
  edit->setFixedWidth(58);
  connect(edit, &QLineEdit::textEdited, this, &WindowsView::edited);
  return edit;
}

AnswerWindowOptions WindowsView::options() const {
  AnswerWindowOptions options;
  options.stride = m_stride->text().toInt();
  options.max_query_length = m_query->text().toInt();
  options.convention = m_convention->currentIndex() == 1 ? WindowConvention::Overlap : WindowConvention::StartMoves;
  return options;
}

// Another stride makes other windows: the one that has the answer is shown.
void WindowsView::edited() {
  m_window = -1;
  m_query->setEnabled(options().convention == WindowConvention::StartMoves);
  Q_EMIT changed();
}

void WindowsView::choose(int window) {
  if (m_windows && window == m_windows->chosen && window == m_window) return;
  m_window = window;
  Q_EMIT changed();
}

void WindowsView::mark(int start, int end) {
  const QString text = m_bands->shownText();
  m_answer->setText(text.mid(start, end - start));
  m_answerAt = static_cast<int>(QStringView(text).left(start).toUcs4().size());
  m_own = true;
  edited();
}

void WindowsView::setExample(const Question* question) {
  if (question == nullptr && !m_example) return;
  m_example = question == nullptr ? std::nullopt : std::optional(*question);
  if (std::exchange(m_opening, false)) {
    if (m_own) return retranslate();
  } else {
    m_window = -1;
  }
  m_own = false;
  m_answerAt.reset();
  const bool answered = question != nullptr && !question->answers.empty();
  m_answer->setText(answered ? QString::fromStdString(question->answers.front().text) : QString());
  retranslate();
}

std::optional<Offset> WindowsView::answerIn(const std::string& paragraph) const {
  if (m_example && !m_own) {
    if (m_example->answers.empty()) return {};
    return m_example->answers.front().bytes;
  }
  const std::string answer = m_answer->text().toStdString();
  if (answer.empty()) return {};
  size_t at = std::string::npos;
  if (m_answerAt) {
    if (const auto byte = byteOf(paragraph, *m_answerAt); byte && paragraph.compare(*byte, answer.size(), answer) == 0)
      at = *byte;
  }
  if (at == std::string::npos) at = paragraph.find(answer);
  if (at == std::string::npos) return {};
  return Offset{static_cast<int32_t>(at), static_cast<int32_t>(at + answer.size())};
}

void WindowsView::setShown(ShownWindowsPtr windows, InspectionPtr inspection) {
  const QScopedValueRollback<bool> filling(m_filling, true);
  const auto place = [](const ShownWindowsPtr& shown) {
    return !shown || shown->chosen < 0 ? std::tuple(std::string(), -1, -1)
                                       : std::tuple(shown->paragraph, shown->chosen,
                                                    shown->found.windows[static_cast<size_t>(shown->chosen)].start);
  };
  const bool moved = place(m_windows) != place(windows);
  m_windows = std::move(windows);
  m_newPosition = moved && std::get<2>(place(m_windows)) > 0 ? std::get<2>(place(m_windows)) : -1;
  m_opening = false;
  m_body->setVisible(m_windows != nullptr);
  m_empty->setVisible(m_windows == nullptr);
  m_bands->setWindows(m_windows, std::move(inspection));
  m_model->setWindows(m_windows, m_example && !m_own && m_example->impossible);
  if (m_windows && m_windows->chosen >= 0) {
    const QModelIndex row = m_sorted->mapFromSource(m_model->index(m_windows->chosen, 0));
    m_table->setCurrentIndex(row);
    m_table->scrollTo(row);
  }
  showSummary();
}

void WindowsView::showSummary() {
  if (!m_windows) return;
  const AnswerWindows& found = m_windows->found;
  if (m_windows->problem) {
    m_summary->setTone(Tone::Error);
    return m_summary->setFullText(coreWords(*m_windows->problem));
  }
  const QString answer = m_answer->text();
  Tone tone = Tone::Text;
  QString words;
  if (found.answerLost()) {
    tone = Tone::Error;
    words = tr("no window has the whole answer “%1”").arg(oneLine(answer));
  } else if (found.asked) {
    words = tr("answer “%1” whole in %2 of them").arg(oneLine(answer), formatCount(found.windowsWithAnswer()));
  } else if (!answer.isEmpty()) {
    tone = Tone::Error;
    words = tr("“%1” does not stand in the paragraph").arg(oneLine(answer));
  } else if (m_example && m_example->impossible) {
    words = tr("unanswerable: the answer is [CLS]");
  } else {
    words = tr("no answer given");
  }
  const QString cut =
      found.question_kept < found.question_tokens
          ? tr("question %1 of %2 tokens").arg(formatCount(found.question_kept), formatCount(found.question_tokens))
          : tr("question %n token(s)", nullptr, found.question_kept);
  m_summary->setTone(tone);
  m_summary->setFullText(QStringList{tr("%n window(s)", nullptr, static_cast<int>(found.windows.size())), words, cut,
                                     tr("paragraph %n token(s)", nullptr, found.paragraph_tokens)}
                             .join(QStringLiteral(" · ")));
}

void WindowsView::open(const QMap<QString, QString>& query) {
  const auto has = [&query](const char* key) { return query.contains(QLatin1String(key)); };
  const auto value = [&query](const char* key) { return query.value(QLatin1String(key)); };
  const auto number = [&](const char* key, int usual) {
    return QString::number(has(key) ? std::clamp(value(key).toInt(), 0, kMostStride) : usual);
  };
  const AnswerWindowOptions usual;
  m_stride->setText(number("stride", usual.stride));
  m_query->setText(number("query", usual.max_query_length));
  m_convention->setCurrentIndex(value("windows") == QLatin1String(kTransformers) ? 1 : 0);
  m_query->setEnabled(options().convention == WindowConvention::StartMoves);
  m_window = has("window") ? std::max(1, value("window").toInt()) - 1 : -1;
  m_opening = m_window >= 0 || has("answer");
  if (!has("answer")) {
    if (has("text") || has("data") || has("run")) m_own = false;
    if (has("text")) m_answer->clear();
    return;
  }
  m_own = true;
  m_answer->setText(value("answer"));
  m_answerAt = has("answer-at") ? std::optional(std::max(0, value("answer-at").toInt())) : std::nullopt;
}

QMap<QString, QString> WindowsView::query() const {
  QMap<QString, QString> query;
  const AnswerWindowOptions usual, now = options();
  if (now.stride != usual.stride) query[QStringLiteral("stride")] = QString::number(now.stride);
  if (now.max_query_length != usual.max_query_length)
    query[QStringLiteral("query")] = QString::number(now.max_query_length);
  if (now.convention != usual.convention) query[QStringLiteral("windows")] = QLatin1String(kTransformers);
  if (m_window >= 0) query[QStringLiteral("window")] = QString::number(m_window + 1);
  if (!m_own || m_answer->text().isEmpty()) return query;
  query[QStringLiteral("answer")] = m_answer->text();
  if (m_answerAt) query[QStringLiteral("answer-at")] = QString::number(*m_answerAt);
  return query;
}

// Where there is little height, the paragraph says more than the list; where there is little width, the answer has a
// row of its own.
void WindowsView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_table->setVisible(height() >= kHeightWithList);
  m_controls->setDirection(width() < kOneRow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void WindowsView::retranslate() {
  m_strideLabel->setText(tr("St&ride"));
  m_stride->setAccessibleName(tr("Stride of the windows, in tokens"));
  m_stride->setToolTip(
      tr("doc_stride: tokens from the start of one window to the next one's, or shared by both, as is "
         "chosen beside it"));
  m_convention->setAccessibleName(tr("What the stride means"));
  m_convention->setItemText(0, tr("start to start"));
  m_convention->setItemText(1, tr("overlap"));
  m_convention->setItemData(0, tr("As Google's run_squad: each window starts so many tokens after the one before."),
                            Qt::ToolTipRole);
  m_convention->setItemData(1, tr("As Transformers' run_qa: neighbouring windows share so many tokens."),
                            Qt::ToolTipRole);
  m_convention->setToolTip(
      tr("Google's run_squad means by doc_stride how far a window starts behind the one before, "
         "Transformers' run_qa how many tokens they share."));
  m_queryLabel->setText(tr("&Question"));
  m_query->setAccessibleName(tr("Tokens kept of the question"));
  m_query->setToolTip(tr("max_query_length: tokens kept of the question; 0: all. Transformers' run_qa keeps all."));
  m_answerLabel->setText(tr("Ans&wer"));
  m_answer->setAccessibleName(tr("Answer"));
  const bool impossible = m_example && m_example->impossible;
  m_answer->setPlaceholderText(impossible ? tr("unanswerable") : tr("type it, or drag over the paragraph"));
  QStringList all;
  if (m_example)
    for (const GoldAnswer& answer : m_example->answers)
      if (const QString text = QString::fromStdString(answer.text); !all.contains(text)) all << text;
  m_answer->setToolTip(all.size() > 1 ? tr("In the data: %1").arg(all.join(QStringLiteral(" · "))) : QString());
  m_empty->setText(tr("Give a second text: a paragraph. Its windows beside the question are shown here."));
  m_table->setAccessibleName(tr("Windows"));
  m_bands->retranslate();
  m_model->retranslate();
  showSummary();
}

}  // namespace cloze

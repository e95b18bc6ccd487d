#include <app/desktop/command_palette.h>

#include <widgets/theme.h>

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kWidth = 560;
constexpr int kHeight = 380;
constexpr size_t kMostRuns = 200;

QString plain(QString text) {
  return text.remove(QLatin1Char('&'));
}

// The text at the left; shortcut, reason or task smaller at the right.
class EntryDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 30}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::get();
    painter->save();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.tokens().accentTint);
    const QRect area = option.rect.adjusted(10, 0, -10, 0);
    const QString hint = index.data(Qt::UserRole).toString();
    painter->setFont(theme.font(TextRole::Caption));
    // A pixel more than it is said to be long: as long as the room for it, it would be cut.
    const int hintWidth = std::min(painter->fontMetrics().horizontalAdvance(hint) + 1, area.width() * 2 / 3);
    painter->setPen(theme.color(Tone::Secondary));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(hint, Qt::ElideRight, hintWidth));
    painter->setFont(theme.font(TextRole::Body));
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    painter->setPen(theme.color(enabled ? Tone::Text : Tone::Secondary));
    const QRect left = area.adjusted(0, 0, -hintWidth - 16, 0);
    painter->drawText(left, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, left.width()));
    painter->restore();
  }
};

}  // namespace

int fuzzyScore(const QString& words, const QString& text) {
  int score = 0;
  qsizetype at = 0;
  for (const QChar letter : words) {
    if (letter.isSpace()) continue;
    const qsizetype found = text.indexOf(letter, at, Qt::CaseInsensitive);
    if (found < 0) return -1;
    const bool starts = found == 0 || !text[found - 1].isLetterOrNumber();
    score += starts ? 8 : found == at ? 4 : 1;
    at = found + 1;
  }
  return score;
}

CommandPalette::CommandPalette(CommandRegistry* commands, RunsService* runs, Navigator* navigator, QWidget* parent)
    : QFrame(parent), m_commands(commands), m_runs(runs), m_navigator(navigator) {
  setObjectName(QStringLiteral("palette"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  m_words = new QLineEdit(this);
  m_words->setObjectName(QStringLiteral("palette-words"));
  m_words->installEventFilter(this);
  m_list = new QListWidget(this);
  m_list->setObjectName(QStringLiteral("palette-list"));
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setFocusPolicy(Qt::NoFocus);
  m_list->setItemDelegate(new EntryDelegate(m_list));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  layout->addWidget(m_words);
  layout->addWidget(m_list);
  connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::fill);
  connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
  hide();
  retranslate();
}

void CommandPalette::retranslate() {
  m_words->setPlaceholderText(tr("Type a command, a page or the name of a run"));
  m_words->setAccessibleName(m_words->placeholderText());
  m_list->setAccessibleName(tr("Commands"));
}

void CommandPalette::popUp() {
  const QWidget* window = parentWidget();
  resize(std::min(kWidth, window->width() - 32), std::min(kHeight, window->height() - 96));
  move((window->width() - width()) / 2, 64);
  m_words->clear();
  fill();
  if (isHidden()) m_before = this->window()->focusWidget();
  show();
  raise();
  m_words->setFocus();
}

std::vector<CommandPalette::Entry> CommandPalette::entries() const {
  std::vector<Entry> all;
  for (QAction* action : m_commands->commands()) {
    if (action->text().isEmpty()) continue;
    // A command of a page acts on what that page shows, so it is not offered where nobody sees what it would hit.
    const auto* owner = qobject_cast<const QWidget*>(action->parent());
    if (owner && !owner->isVisible()) continue;
    const QString reason = action->property("reason").toString();
    const QString hint = action->isEnabled() ? action->shortcut().toString(QKeySequence::NativeText) : reason;
    all.push_back({plain(action->text()), hint, action->isEnabled(), [action] { action->trigger(); }});
  }
  for (const RunSummary& run : m_runs->runs()) {
    if (all.size() > kMostRuns) break;
    const QString id = QString::fromStdString(run.id);
    all.push_back(
        {tr("Open %1").arg(QString::fromStdString(run.name)), QString::fromStdString(run.task), true, [this, id] {
           m_navigator->go({QStringLiteral("run"), {id}, {}});
         }});
  }
  return all;
}

void CommandPalette::fill() {
  std::vector<std::pair<int, Entry>> scored;
  // An address is gone to as it is.
  if (const auto address = Address::fromString(m_words->text())) {
    constexpr int kFirst = 1 << 20;
    scored.emplace_back(kFirst, Entry{tr("Go to %1").arg(address->toString()), {}, true, [this, address = *address] {
                                        m_navigator->go(address);
                                      }});
  }
  for (Entry& entry : entries()) {
    const int score = fuzzyScore(m_words->text(), entry.text);
    if (score >= 0) scored.emplace_back(score, std::move(entry));
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  m_list->clear();
  m_entries.clear();
  for (auto& [score, entry] : scored) {
    auto* item = new QListWidgetItem(entry.text);
    item->setData(Qt::UserRole, entry.hint);
    item->setToolTip(entry.hint);
    if (!entry.enabled) item->setFlags(Qt::NoItemFlags);
    m_list->addItem(item);
    m_entries.push_back(std::move(entry));
  }
  for (int row = 0; row < m_list->count(); ++row) {
    if (!m_entries[static_cast<size_t>(row)].enabled) continue;
    m_list->setCurrentRow(row);
    break;
  }
}

void CommandPalette::runCurrent() {
  const int row = m_list->currentRow();
  if (row < 0 || row >= static_cast<int>(m_entries.size()) || !m_entries[static_cast<size_t>(row)].enabled) return;
  const auto run = m_entries[static_cast<size_t>(row)].run;
  leave();
  run();
}

// Back to where one was typing; a click elsewhere takes the focus there by itself.
void CommandPalette::leave() {
  const QPointer<QWidget> before = m_before;
  hide();
  if (before && before->isVisible()) before->setFocus();
}

void CommandPalette::select(int direction) {
  for (int row = m_list->currentRow() + direction; row >= 0 && row < m_list->count(); row += direction) {
    if (!m_entries[static_cast<size_t>(row)].enabled) continue;
    m_list->setCurrentRow(row);
    return;
  }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) hide();
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
      case Qt::Key_Escape:
        leave();
        return true;
      case Qt::Key_Return:
      case Qt::Key_Enter:
        runCurrent();
        return true;
      case Qt::Key_Down:
        select(1);
        return true;
      case Qt::Key_Up:
        select(-1);
        return true;
      default:
        break;
    }
  }
  return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Theme::get().tokens().secondary);
  painter.setBrush(Theme::get().tokens().panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
}

}  // namespace cloze

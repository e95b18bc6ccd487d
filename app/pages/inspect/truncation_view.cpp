#include <app/pages/inspect/truncation_view.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/format.h>
#include <widgets/text_label.h>

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace cloze {

namespace {

struct TruncationWords {
  Q_DECLARE_TR_FUNCTIONS(TruncationWords)
};

constexpr int kRow = 34, kNameWidth = 130, kBar = 9;
constexpr int kMostHead = 100000;

}  // namespace

QString truncationName(Truncation strategy) {
  switch (strategy) {
    case Truncation::LongestFirst:
      return TruncationWords::tr("Longest first");
    case Truncation::OnlyFirst:
      return TruncationWords::tr("Only first");
    case Truncation::OnlySecond:
      return TruncationWords::tr("Only second");
    case Truncation::Head:
      return TruncationWords::tr("Head");
    case Truncation::Tail:
      return TruncationWords::tr("Tail");
    case Truncation::HeadTail:
      break;
  }
  return TruncationWords::tr("Head + tail");
}

TruncationRow::TruncationRow(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TruncationRow::sizeHint() const {
  return {360, kRow};
}

void TruncationRow::setOutcome(const TruncationOutcome& outcome, bool pair) {
  m_outcome = outcome;
  m_pair = pair;
  retranslate();
}

void TruncationRow::retranslate() {
  setAccessibleName(truncationName(m_outcome.strategy));
  setAccessibleDescription(sentence());
  setToolTip(
      m_outcome.cutsTheOther
          ? tr("The one text alone cannot make room enough, so the other is cut too; Transformers refuses such an "
               "example.")
          : QString());
  update();
}

QString TruncationRow::sentence() const {
  const auto kept = [](const TruncationOutcome::Text& text) {
    return text.tail > 0 && text.head > 0 ? QStringLiteral("%1+%2").arg(text.head).arg(text.tail)
                                          : QString::number(text.head + text.tail);
  };
  const QString lost = m_outcome.lost() == 0 ? tr("loses nothing") : tr("loses %1").arg(formatCount(m_outcome.lost()));
  const QString words = m_pair ? tr("keeps %1 of A, %2 of B, %3").arg(kept(m_outcome.a), kept(m_outcome.b), lost)
                               : tr("keeps %1, %2").arg(kept(m_outcome.a), lost);
  return m_outcome.cutsTheOther ? tr("%1; cuts the other text too").arg(words) : words;
}

void TruncationRow::paintBar(QPainter* painter, const QRectF& area, const TruncationOutcome::Text& text,
                             int index) const {
  if (text.tokens == 0) return;
  const ThemeTokens& tokens = Theme::get().tokens();
  const double step = area.width() / text.tokens;
  // What is lost is hatched, so that it is told without colour as well.
  painter->setPen(QPen(tokens.error, 1));
  painter->setBrush(QBrush(tokens.error, Qt::BDiagPattern));
  if (text.lost() > 0)
    painter->drawRect(QRectF(area.left() + text.head * step, area.top(), text.lost() * step, area.height()));
  painter->setPen(Qt::NoPen);
  painter->setBrush(colourOf(index));
  painter->drawRect(QRectF(area.left(), area.top(), text.head * step, area.height()));
  painter->drawRect(QRectF(area.right() - text.tail * step, area.top(), text.tail * step, area.height()));
}

void TruncationRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeTokens& tokens = Theme::get().tokens();
  if (isChecked() || underMouse() || hasFocus()) {
    painter.setPen(hasFocus() ? QPen(tokens.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? tokens.accentTint : tokens.hover);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
  }
  QFont font = Theme::get().font(TextRole::Body);
  font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
  painter.setFont(font);
  painter.setPen(tokens.text);
  painter.drawText(
      QRectF(10, 0, kNameWidth - 10, height()), Qt::AlignLeft | Qt::AlignVCenter,
      painter.fontMetrics().elidedText(truncationName(m_outcome.strategy), Qt::ElideRight, kNameWidth - 14));
  painter.setFont(Theme::get().font(TextRole::Caption));
  const QString words = sentence();
  const double wordsWidth = std::min<double>(painter.fontMetrics().horizontalAdvance(words) + 12, width() * 0.55);
  painter.setPen(m_outcome.lost() > 0 ? tokens.text : tokens.secondary);
  painter.drawText(QRectF(width() - wordsWidth, 0, wordsWidth - 8, height()), Qt::AlignRight | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(wordsWidth) - 8));
  const QRectF room(kNameWidth, 0, std::max(10.0, width() - kNameWidth - wordsWidth - 8), height());
  // Both texts on one scale.
  const double longest = std::max({1, m_outcome.a.tokens, m_outcome.b.tokens});
  const auto bar = [&](const TruncationOutcome::Text& text, double top, int index) {
    paintBar(&painter, {room.left(), top, room.width() * text.tokens / longest, kBar}, text, index);
  };
  if (m_pair) {
    bar(m_outcome.a, height() / 2.0 - kBar - 1, 0);
    bar(m_outcome.b, height() / 2.0 + 1, 1);
  } else {
    bar(m_outcome.a, (height() - kBar) / 2.0, 0);
  }
}

TruncationView::TruncationView(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(2);
  m_note = new TextLabel(TextRole::Caption, Tone::Secondary, {}, this);
  m_note->setWordWrap(true);
  column->addWidget(m_note);
  for (int i = 0; i <= static_cast<int>(Truncation::HeadTail); ++i) {
    auto* row = new TruncationRow(this);
    row->setObjectName(QStringLiteral("truncation-%1").arg(i));
    m_group->addButton(row, i);
    m_rows.push_back(row);
    column->addWidget(row);
  }
  auto* numbers = new QHBoxLayout;
  m_headLabel = new TextLabel(TextRole::Body, Tone::Secondary, {}, this);
  m_head = new QLineEdit(this);
  m_head->setObjectName(QStringLiteral("truncation-head"));
  m_head->setValidator(new QIntValidator(0, kMostHead, m_head));
  m_head->setFixedWidth(80);
  numbers->addWidget(m_headLabel);
  numbers->addWidget(m_head);
  numbers->addStretch(1);
  column->addLayout(numbers);
  column->addStretch(1);
  const auto tell = [this] { Q_EMIT chosen(current(), m_head->text().toInt()); };
  connect(m_group, &QButtonGroup::idClicked, this, tell);
  connect(m_head, &QLineEdit::textEdited, this, tell);
  retranslate();
}

Truncation TruncationView::current() const {
  return static_cast<Truncation>(std::max(0, m_group->checkedId()));
}

void TruncationView::setOutcomes(const std::vector<TruncationOutcome>& outcomes, bool pair, int length) {
  m_length = length;
  for (size_t i = 0; i < m_rows.size() && i < outcomes.size(); ++i) m_rows[i]->setOutcome(outcomes[i], pair);
  retranslate();
}

void TruncationView::setChosen(Truncation strategy, int headTokens) {
  m_rows[static_cast<size_t>(strategy)]->setChecked(true);
  if (m_head->text().toInt() != headTokens || m_head->text().isEmpty())
    m_head->setText(headTokens > 0 ? QString::number(headTokens) : QString());
}

void TruncationView::retranslate() {
  m_note->setText(m_length > 0 ? tr("What each way of cutting to %1 tokens keeps; choose one for the views above.")
                                     .arg(formatCount(m_length))
                               : tr("Without a length nothing is cut. Give one above to see what each way keeps."));
  m_headLabel->setText(tr("Tokens from the head"));
  m_head->setAccessibleName(m_headLabel->text());
  m_head->setPlaceholderText(tr("half"));
  for (TruncationRow* row : m_rows) row->retranslate();
}

}  // namespace cloze

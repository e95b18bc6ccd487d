#include <app/pages/inspect/steps_view.h>

#include <widgets/format.h>
#include <widgets/theme.h>

#include <QScrollBar>

namespace cloze {

namespace {

// What cannot be seen is written out: a space as an open box, a control or invisible character by its number.
QString visible(const std::string& text) {
  QString out;
  for (const uint c : QString::fromStdString(text).toUcs4()) {
    const QChar::Category category = QChar::category(c);
    if (c == ' ')
      out += QChar(0x2423);
    else if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_PrivateUse)
      out += QStringLiteral("[U+%1]").arg(c, 4, 16, QLatin1Char('0')).toUpper();
    else
      out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&c), 1);
  }
  return out;
}

// A stretch may be a thousand characters long; nobody reads them one by one.
QString shortened(const std::string& text) {
  constexpr int kMost = 300;
  const QString whole = visible(text);
  return whole.size() > kMost ? whole.left(kMost) + QStringLiteral(" …") : whole;
}

QString mono(const QString& words, const QString& colour = {}) {
  const QFont font = Theme::get().font(TextRole::Mono);
  return QStringLiteral("<span style=\"font-family:'%1';%2\">%3</span>")
      .arg(font.family(), colour.isEmpty() ? QString() : QStringLiteral("color:%1;").arg(colour),
           words.toHtmlEscaped());
}

QString small(const QString& words) {
  return QStringLiteral("<span style=\"color:%1;font-size:%2px\">%3</span>")
      .arg(Theme::get().tokens().secondary.name())
      .arg(Theme::get().font(TextRole::Caption).pixelSize())
      .arg(words.toHtmlEscaped());
}

QString row(const QString& name, const QString& words, const QString& note) {
  return QStringLiteral(
             "<tr><td style=\"padding-right:16px;padding-bottom:6px\">%1</td>"
             "<td style=\"padding-bottom:6px\">%2%3</td></tr>")
      .arg(small(name), words, note.isEmpty() ? QString() : QStringLiteral("<br>") + small(note));
}

}  // namespace

StepsView::StepsView(QWidget* parent) : QTextBrowser(parent) {
  setObjectName(QStringLiteral("inspect-steps"));
  setFrameShape(QFrame::NoFrame);
  setOpenLinks(false);
  viewport()->setAutoFillBackground(false);
  document()->setDocumentMargin(12);
  setTabChangesFocus(true);
  connect(&Theme::get(), &Theme::changed, this, &StepsView::refresh);
  retranslate();
}

void StepsView::retranslate() {
  setAccessibleName(tr("Steps"));
  refresh();
}

void StepsView::setTrace(std::optional<Trace> trace, int litId) {
  m_trace = std::move(trace);
  m_litId = litId;
  refresh();
}

void StepsView::refresh() {
  setHtml(page());
  verticalScrollBar()->setValue(0);
}

QString StepsView::heading() const {
  int pieces = 0;
  for (const TraceWord& word : m_trace->words) pieces += word.unknown() ? 1 : static_cast<int>(word.matches.size());
  const QString source = visible(m_trace->source).left(60);
  return pieces == 0 ? tr("How “%1” was taken").arg(source)
                     : tr("How “%1” became %n piece(s)", nullptr, pieces).arg(source);
}

QString StepsView::stepRows() const {
  QString rows;
  for (const TraceStep& step : m_trace->steps) {
    QString name, idle;
    switch (step.kind) {
      case TraceStepKind::Clean:
        name = tr("clean"), idle = tr("nothing to clean");
        break;
      case TraceStepKind::Chinese:
        name = tr("CJK"), idle = tr("no CJK character to set apart");
        break;
      case TraceStepKind::Accents:
        name = tr("accents"), idle = tr("no accent to remove");
        break;
      case TraceStepKind::LowerCase:
        name = tr("lower case"), idle = tr("nothing to lower");
        break;
      case TraceStepKind::Split:
        name = tr("split"), idle = tr("one word");
        break;
    }
    if (!step.on)
      rows += row(name, small(tr("switched off for this vocabulary")), {});
    else
      rows += row(name, mono(shortened(step.after)),
                  step.finalSigma ? tr("a sigma that ends a word becomes ς")
                  : step.changed  ? QString()
                                  : idle);
  }
  return rows;
}

QString StepsView::wordRows(const TraceWord& word) const {
  const ThemeTokens& tokens = Theme::get().tokens();
  if (word.tooLong)
    return row(tr("match"), mono(QStringLiteral("[UNK]"), tokens.error.name()),
               (m_trace->shortened
                    ? tr("“%1” has more than %2 characters, and only %3 may be in a word, so it is not looked up")
                    : tr("“%1” has %2 characters, more than the %3 a word may have, so it is not looked up"))
                   .arg(visible(word.text).left(40), formatCount(word.characters), formatCount(word.most)));
  QString rows;
  for (const TraceMatch& match : word.matches) {
    QStringList tried;
    for (const std::string& rejected : match.rejected) tried << mono(visible(rejected), tokens.secondary.name());
    if (!match.found.empty()) {
      const QString found = mono(visible(match.found));
      tried << (match.id == m_litId ? QStringLiteral("<b>%1</b>").arg(found) : found);
    }
    rows += row(tr("match"), tried.join(QStringLiteral(" → ")),
                match.found.empty()
                    ? tr("none of them is in the vocabulary, so the whole of “%1” is [UNK]").arg(visible(word.text))
                    : tr("longest in the vocabulary: %1, id %2").arg(visible(match.found)).arg(match.id));
  }
  return rows;
}

QString StepsView::page() const {
  if (!m_trace) {
    return QStringLiteral("<p>%1</p>")
        .arg(small(m_litId < 0 ? tr("Point at a piece to see how it came to be.")
                               : tr("This token was not cut from the text: it marks a beginning or an end, or fills up "
                                    "to the length.")));
  }
  QString html = QStringLiteral("<p style=\"margin-bottom:10px\"><b>%1</b></p>").arg(heading().toHtmlEscaped());
  if (!m_trace->added.empty()) {
    return html + QStringLiteral("<p>%1</p>")
                      .arg(small(tr("A special token that is written in the text is taken as it is, before any other "
                                    "step.")));
  }
  html += QStringLiteral("<table cellspacing=\"0\" style=\"margin-top:8px\">") + stepRows();
  for (const TraceWord& word : m_trace->words) html += wordRows(word);
  return html + QStringLiteral("</table>");
}

}  // namespace cloze

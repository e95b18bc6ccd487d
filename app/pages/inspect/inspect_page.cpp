#include <app/pages/inspect/inspect_page.h>

#include <app/pages/core_words.h>
#include <app/pages/inspect/casing_words.h>
#include <app/pages/inspect/compare_view.h>
#include <app/pages/inspect/example_bar.h>
#include <app/pages/inspect/piece_look.h>
#include <app/pages/inspect/pieces_table.h>
#include <app/pages/inspect/preflight_view.h>
#include <app/pages/inspect/source_bar.h>
#include <app/pages/inspect/steps_view.h>
#include <app/pages/inspect/tensor_strips.h>
#include <app/pages/inspect/token_text_view.h>
#include <app/pages/inspect/truncation_view.h>
#include <app/pages/inspect/windows_view.h>
#include <app/pages/resource_folder.h>
#include <core/inspect/inspection_export.h>
#include <widgets/busy_note.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/tab_strip.h>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace cloze {

namespace {

const QString kVocabularyKey = QStringLiteral("inspect/vocabulary");
constexpr int kLeastView = 100, kCompactHeight = 680;
constexpr int kRoomForAll = 900;  // of the tensors beside a whole data set
const QString kWindowsTab = QStringLiteral("windows");
const QString kTag = QStringLiteral("inspect.look");
constexpr int kTyping_ms = 60;  // of rest, so that a word typed fast is one question

constexpr std::array kForms = {InspectionForm::Python, InspectionForm::RunClassifier, InspectionForm::Json,
                               InspectionForm::Csv};

}  // namespace

InspectPage::InspectPage(PageContext context, QWidget* parent) : Page(context, parent) {
  setObjectName(QStringLiteral("inspect-page"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  column->setSpacing(8);
  column->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() knows what can give way
  makeHead(column);
  makeViews(column);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTyping_ms);
  connect(&m_typing, &QTimer::timeout, this, &InspectPage::ask);
  connect(m_source, &SourceBar::textEdited, this, [this] {
    if (m_filling) return;
    leaveExample();
    m_typing.start();
  });
  connect(m_source, &SourceBar::edited, this, [this] {
    followLength();
    m_typing.start();
  });
  makeExamples();
  connect(&m_focus, &PieceFocus::changed, this, &InspectPage::followFocus);
  const QString sample = QString::fromStdString((resourceFolder() / "sample/model").string());
  m_source->setVocabulary(m_context.settings ? m_context.settings->value(kVocabularyKey, sample).toString() : sample);
  retranslate();
  showEmpty();
  setFocusProxy(m_source->firstText());
}

InspectPage::~InspectPage() = default;

void InspectPage::makeHead(QVBoxLayout* column) {
  auto* row = new QHBoxLayout;
  row->addStrut(kTitleHeight);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), this);
  m_busy = new BusyNote(QStringLiteral("inspect-busy"), this);
  row->addWidget(m_title);
  row->addStretch(1);
  row->addWidget(m_busy);
  column->addLayout(row);
  m_examples = new ExampleSource(m_context.work, m_box, this);
  m_exampleBar = new ExampleBar(m_examples, this);
  column->addWidget(m_exampleBar);
  m_source = new SourceBar(this);
  column->addWidget(m_source);
  m_banner = new Banner(this);
  m_banner->setObjectName(QStringLiteral("inspect-banner"));
  m_banner->clear();
  column->addWidget(m_banner);
  m_empty = new EmptyState(QStringLiteral("inspect"), this);
  column->addWidget(m_empty, 1);
  connect(m_empty->button(), &QPushButton::clicked, this, [this] {
    // A sentence that has something of everything: joins, an accent, a character nobody sees, one nobody knows.
    m_source->setTexts(QStringLiteral("Amrozi accused his brother, whom he called \"the witness\", of na\u00EFvely "
                                      "distorting\u200B his evidence \U0001F917."),
                       QString());
  });
  connect(m_busy, &BusyNote::cancelWanted, this, [this] {
    m_context.work->run(this, kTag, [](std::stop_token) { return std::function<void()>([] {}); });
    m_busy->showIdle({});
  });
}

void InspectPage::makeViews(QVBoxLayout* column) {
  m_body = new QWidget(this);
  column->addWidget(m_body, 1);
  auto* inside = new QVBoxLayout(m_body);
  inside->setContentsMargins(0, 4, 0, 0);
  inside->setSpacing(6);
  m_textHeading = new SectionHeading({}, m_body);
  m_label = new ElidedLabel(TextRole::Body, Tone::Accent, {}, m_body);
  m_label->setObjectName(QStringLiteral("inspect-label"));
  m_label->setMaximumWidth(240);
  m_textHeading->addWidget(m_label);
  inside->addWidget(m_textHeading);
  m_text = new TokenTextView(&m_focus, m_body);
  m_text->setObjectName(QStringLiteral("inspect-pieces"));
  inside->addWidget(m_text, 2);
  inside->addSpacing(4);
  m_tensorHeading = new SectionHeading({}, m_body);
  makeCopies();
  inside->addWidget(m_tensorHeading);
  m_strips = new TensorStrips(&m_focus, m_body);
  m_strips->setObjectName(QStringLiteral("inspect-strips"));
  inside->addWidget(m_strips);
  m_sides = new QGridLayout;
  m_sides->setHorizontalSpacing(20);
  m_sides->setVerticalSpacing(0);
  m_sides->setColumnStretch(0, 1);
  m_sides->setColumnStretch(1, 1);
  m_sides->setRowStretch(1, 1);
  m_table = new PiecesTable(&m_focus, m_context.settings, m_body);
  m_tabs = new TabStrip(m_body);
  m_stack = new QStackedWidget(m_body);
  m_steps = new StepsView(m_stack);
  m_truncations = new TruncationView(m_stack);
  auto* scrolled = new QScrollArea(m_stack);
  scrolled->setWidget(m_truncations);
  scrolled->setWidgetResizable(true);
  scrolled->setFrameShape(QFrame::NoFrame);
  scrolled->setFocusPolicy(Qt::NoFocus);  // it follows the focus of what is in it
  scrolled->viewport()->setAutoFillBackground(false);
  m_truncations->setAutoFillBackground(false);
  m_tabs->addTab(QStringLiteral("steps"), {});
  m_stack->addWidget(m_steps);
  m_tabs->addTab(QStringLiteral("truncation"), {});
  m_stack->addWidget(scrolled);
  m_windows = new WindowsView(&m_focus, m_context.settings, m_stack);
  m_tabs->addTab(kWindowsTab, {});
  m_stack->addWidget(m_windows);
  m_compare = new CompareView(m_context.work, m_box, m_stack);
  m_tabs->addTab(QStringLiteral("compare"), {});
  m_stack->addWidget(m_compare);
  m_preflight = new PreflightView(m_examples, m_stack);
  m_tabs->addTab(QStringLiteral("data"), {});
  m_stack->addWidget(m_preflight);
  m_stack->setMinimumHeight(kLeastView);
  m_table->setMinimumHeight(kLeastView);
  m_sides->addWidget(m_tabs, 0, 1);
  placeSides();
  inside->addLayout(m_sides, 7);
  connect(m_tabs, &TabStrip::currentChanged, this, [this](const QString& tab) {
    openTab(tab);
    Q_EMIT addressChanged();
  });
  connect(m_truncations, &TruncationView::chosen, this, [this](Truncation strategy, int headTokens) {
    m_source->setTruncation(strategy, headTokens);
    ask();
  });
  connect(m_windows, &WindowsView::changed, this, [this] {
    followLength();
    m_typing.start();
  });
  connect(m_compare, &CompareView::changed, this, &Page::addressChanged);
  connect(m_compare, &CompareView::wordChosen, this, &InspectPage::goToByte);
  m_tabs->setCurrent(m_tab);
}

void InspectPage::makeCopies() {
  m_copyLabel = new TextLabel(TextRole::Caption, Tone::Secondary, {}, m_body);
  m_tensorHeading->addWidget(m_copyLabel);
  for (size_t i = 0; i < kForms.size(); ++i) {
    QPushButton* button = linkButton({}, m_body);
    button->setObjectName(QStringLiteral("inspect-copy-%1").arg(i));
    connect(button, &QPushButton::clicked, this, [this, i] { copy(kForms[i]); });
    m_tensorHeading->addWidget(button);
    m_copies.push_back(button);
  }
}

void InspectPage::open(const Address& address) {
  const auto has = [&address](const char* key) { return address.query.contains(QLatin1String(key)); };
  const bool data = has("data") || has("run");
  // A page that is only gone to is as it was left.
  if (!address.query.isEmpty()) {
    m_source->open(address.query);
    if (!data && (has("text") || has("pair"))) leaveExample();
    m_windows->open(address.query);
    m_compare->open(address.query);
  }
  const QString tab = address.path.value(0);
  if (m_tabs->ids().contains(tab)) openTab(tab);
  if (data) return openData(address.query);
  followLength();
  ask();
}

void InspectPage::openTab(const QString& tab) {
  // A window is shown in place of the truncated pair while the windows are looked at.
  if (m_asked && (tab == kWindowsTab) != (m_tab == kWindowsTab)) m_typing.start();
  m_tab = tab;
  m_tabs->setCurrent(tab);
  m_stack->setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, m_tabs->ids().indexOf(tab))));
  placeSides();
  showWarnings();
}

// A whole data set needs the room of the pieces' table; the tabs stay where they are.
void InspectPage::placeSides() {
  const bool wide = m_tab == QStringLiteral("data");
  m_table->setVisible(!wide);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_tensorHeading, m_strips})
    widget->setVisible(!wide || height() >= kRoomForAll);
  if (!wide) m_sides->addWidget(m_table, 0, 0, 2, 1);
  m_sides->addWidget(m_stack, 1, wide ? 0 : 1, 1, wide ? 2 : 1);
}

Address InspectPage::address() const {
  QMap<QString, QString> query = m_source->query(m_showsExample ? SourceBar::Texts::Without : SourceBar::Texts::With);
  if (m_showsExample) query.insert(exampleQuery());
  query.insert(m_windows->query());
  query.insert(m_compare->query());
  return {QStringLiteral("inspect"), {m_tab}, query};
}

QString InspectPage::title() const {
  return tr("Inspect");
}

// Away from this thread: a megabyte takes its time, and so does a vocabulary that is opened first.
void InspectPage::ask() {
  m_typing.stop();
  m_asked = true;
  Q_EMIT addressChanged();
  if (m_source->isEmpty() && !m_showsExample) {
    m_answer = {};
    m_problem.reset();
    m_context.work->run(this, kTag, [](std::stop_token) { return std::function<void()>([] {}); });
    m_busy->showIdle({});
    return showAnswer();
  }
  m_busy->showBusy(tr("cutting into pieces …"), BusyNote::Ends::OnDemand);
  InspectQuestion question = m_source->question();
  if (const Example* example = m_showsExample ? m_examples->example() : nullptr) {
    // As the file has it: an empty second text is still one of a pair.
    question.a = example->text_a;
    question.b = m_examples->isPair() ? std::optional<std::string>(example->text_b) : std::nullopt;
    question.label = example->label;
  }
  question.windows = m_windows->options();
  if (question.b) question.answer = m_windows->answerIn(*question.b);
  if (m_tab == kWindowsTab) question.window = m_windows->window();
  m_context.work->runOr(
      this, kTag,
      [this, box = m_box, question = std::move(question)](std::stop_token) -> std::function<void()> {
        auto answer = std::make_shared<Result<InspectAnswer>>(lookAt(box.get(), question));
        return [this, answer, question] { take(*answer, question); };
      },
      [this] { take(makeError(ErrorCode::OutOfMemory, "There is not enough memory for this."), {}); });
}

void InspectPage::take(const Result<InspectAnswer>& answer, const InspectQuestion& question) {
  m_busy->showIdle({});
  m_answer = answer.ok() ? *answer : InspectAnswer();
  m_problem = answer.ok() ? std::optional<Error>() : answer.error();
  m_question = question;
  // Once it is known to be one: a path half typed is no place to start from next time.
  if (answer.ok() && m_context.settings)
    m_context.settings->setValue(kVocabularyKey, QString::fromStdString(question.vocabulary.string()));
  showAnswer();
  if (answer.ok()) followVocabulary();  // once it is known to be one
}

void InspectPage::showAnswer() {
  const auto inspection = m_answer.inspection;
  m_text->setInspection(inspection);
  m_strips->setInspection(inspection);
  m_table->setInspection(inspection);
  m_windows->setShown(m_answer.windows, inspection);
  const int pieces = inspection ? static_cast<int>(inspection->pieces.size()) : 0;
  // The place stays while somebody types; at first it is the first piece of the text.
  const int answer = m_windows->newAnswerPosition(), before = answer >= 0 ? answer : m_focus.current();
  m_focus.reset(pieces == 0 ? -1 : before < 0 ? std::min(1, pieces - 1) : std::min(before, pieces - 1));
  if (inspection) {
    const TruncationOptions& truncation = inspection->options.truncation;
    m_truncations->setOutcomes(m_answer.truncations, inspection->b.has_value(), truncation.max_length);
    m_truncations->setChosen(truncation.strategy, truncation.head_tokens);
    m_compare->setQuestion(m_question, m_answer.tools->tokenizer->options().do_lower_case);
  } else {
    m_compare->clear();
  }
  showSummary();
  showEmpty();
  showWarnings();
}

void InspectPage::showSummary() {
  const auto inspection = m_answer.inspection;
  if (!inspection) {
    m_label->hide();
    return m_textHeading->setDetail({});
  }
  const QString summary = summaryText(*inspection);
  const bool window = m_answer.windows && m_answer.windows->chosen >= 0;
  m_textHeading->setDetail(
      window ? tr("window %1 of %2").arg(m_answer.windows->chosen + 1).arg(m_answer.windows->found.windows.size()) +
                   QStringLiteral(" · ") + summary
             : summary);
  const bool labelled = !inspection->label.empty();
  m_label->setVisible(labelled);
  if (labelled) m_label->setFullText(tr("Label: %1").arg(oneLine(QString::fromStdString(inspection->label))));
}

void InspectPage::showEmpty() {
  const bool any = m_answer.inspection != nullptr;
  m_body->setVisible(any);
  m_empty->setVisible(!any);
  if (!m_problem && m_examples->isBusy())
    m_empty->setText(tr("The data set is being read; its examples are shown here."));
  else if (!m_problem && m_examples->problem())
    m_empty->setText(coreWords(*m_examples->problem()));
  else
    m_empty->setText(m_problem ? tr("Texts are shown here once there is a vocabulary to cut them with.")
                               : tr("Type a text, or paste one, to see the pieces, ids and masks the model gets."),
                     m_problem ? QString() : tr("Show an example"));
  for (QPushButton* button : m_copies) button->setEnabled(any);
}

void InspectPage::showWarnings() {
  m_source->setProblem(m_problem ? coreWords(*m_problem) : QString());
  if (m_problem)
    return m_banner->show(Banner::Kind::Error, tr("This vocabulary cannot be used."), coreWords(*m_problem));
  const CasingMistake mistake = m_answer.tools
                                    ? casingMistake(m_answer.tools->tokenizer->options(), m_answer.tools->casing)
                                    : CasingMistake::None;
  if (mistake == CasingMistake::None) return m_banner->clear();
  // The preflight has the same warning of its own, with the same remedy.
  if (m_tab == QStringLiteral("data") && m_examples->isOpen()) return m_banner->clear();
  m_banner->show(Banner::Kind::Warning, CasingWords::title(mistake), CasingWords::detail(mistake));
  QPushButton* remedy = m_banner->addAction(CasingWords::remedy(mistake));
  remedy->setObjectName(QStringLiteral("inspect-mend-casing"));
  connect(
      remedy, &QPushButton::clicked, this,
      [this, mistake] {
        m_source->setCasing(CasingWords::mended(mistake));
        ask();
      },
      Qt::QueuedConnection);
}

void InspectPage::followFocus() {
  const auto inspection = m_answer.inspection;
  const int lit = m_focus.lit();
  if (!inspection || lit < 0 || lit >= static_cast<int>(inspection->pieces.size())) return m_steps->setTrace({}, -1);
  const InspectedPiece& piece = inspection->pieces[static_cast<size_t>(lit)];
  if (piece.text < 0) return m_steps->setTrace({}, piece.id);
  m_steps->setTrace(m_answer.tools->tracer.trace(*inspection, piece), piece.id);
}

void InspectPage::goToByte(int text, int byte) {
  if (!m_answer.inspection) return;
  const auto& pieces = m_answer.inspection->pieces;
  const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const InspectedPiece& piece) {
    return piece.text == text && piece.bytes.end > byte;
  });
  if (found != pieces.end()) m_focus.setCurrent(static_cast<int>(found - pieces.begin()));
}

void InspectPage::copy(InspectionForm form) {
  if (!m_answer.inspection) return;
  QGuiApplication::clipboard()->setText(QString::fromStdString(exportInspection(*m_answer.inspection, form)));
}

void InspectPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (m_asked) return;
  ask();
  // What is typed first is a text. Only then is it known where the focus went, and what is shown.
  QMetaObject::invokeMethod(this, &InspectPage::focusText, Qt::QueuedConnection);
}

void InspectPage::focusText() {
  const QWidget* focus = window()->focusWidget();
  if (m_tab == QStringLiteral("data") || m_examples->isOpen() || m_examples->isBusy()) return;
  if (focus && m_exampleBar->isAncestorOf(focus)) m_source->firstText()->setFocus();
}

void InspectPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_source->setCompact(height() < kCompactHeight);
  placeSides();
}

void InspectPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  Q_EMIT titleChanged();
}

void InspectPage::retranslate() {
  setAccessibleName(tr("Inspect"));
  m_title->setText(tr("Inspect"));
  m_textHeading->setTitle(tr("Text and pieces"));
  m_tensorHeading->setTitle(tr("Tensors"));
  m_copyLabel->setText(tr("Copy as"));
  const std::array<QString, 4> names = {tr("Python lists"), tr("run_classifier log"), QStringLiteral("JSON"),
                                        QStringLiteral("CSV")};
  for (size_t i = 0; i < m_copies.size(); ++i) {
    m_copies[i]->setText(names[i]);
    m_copies[i]->setAccessibleName(tr("Copy as %1").arg(names[i]));
  }
  m_tabs->setTabText(QStringLiteral("steps"), tr("Steps"));
  m_tabs->setTabText(QStringLiteral("truncation"), tr("Truncation"));
  m_tabs->setTabText(kWindowsTab, tr("Windows"));
  m_tabs->setTabText(QStringLiteral("compare"), tr("Compare"));
  m_tabs->setTabText(QStringLiteral("data"), tr("Data set"));
  m_compare->retranslate();
  m_previous->setText(tr("Previous example"));
  m_next->setText(tr("Next example"));
  m_exampleBar->retranslate();
  m_preflight->retranslate();
  m_source->retranslate();
  m_text->retranslate();
  m_strips->retranslate();
  m_table->retranslate();
  m_steps->retranslate();
  m_truncations->retranslate();
  m_windows->retranslate();
  showSummary();
  showEmpty();
  showWarnings();
}

}  // namespace cloze

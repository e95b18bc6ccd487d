// Answer windows on the Inspect page: every number of the list against run_squad's arithmetic and run_qa's, what is
// drawn where, and what a person can do with it (tests/golden/generate_question_goldens.py).
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/inspect/pieces_table.h>
#include <app/pages/inspect/window_bands.h>
#include <app/pages/inspect/windows_model.h>
#include <app/pages/inspect/windows_view.h>
#include <tests/app/pages/page_test.h>
#include <widgets/format.h>
#include <widgets/text_label.h>

#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTableWidget>
#include <QTreeWidget>

#include <fstream>
#include <nlohmann/json.hpp>

namespace cloze {
namespace {

using nlohmann::json;

class InspectWindows : public PageTest {
 protected:
  void SetUp() override {
    m_page = std::make_unique<InspectPage>(services.context());
    m_page->resize(1196, 772);
    m_page->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(m_page.get()));
  }
  static QString file(const char* name) {
    return QString::fromStdString((source() / "tests/data/questions" / name).string());
  }
  static QString vocabulary(const char* name) {
    return QString::fromStdString((source() / "tests/data/vocab" / name).string());
  }
  void open(const char* data, int row, QMap<QString, QString> more = {}) {
    const bool chinese = QLatin1String(data).startsWith(QLatin1String("drcd"));
    more["model"] = vocabulary(chinese ? "bert-base-chinese" : "bert-base-uncased");
    more["data"] = file(data);
    more["row"] = QString::number(row);
    m_page->open({"inspect", {"windows"}, more});
    ASSERT_NE(m_page->inspection(), nullptr);
  }
  void openText(const QString& question, const QString& paragraph, QMap<QString, QString> more = {}) {
    more["model"] = vocabulary("bert-base-uncased");
    more["text"] = question;
    more["pair"] = paragraph;
    m_page->open({"inspect", {"windows"}, more});
    ASSERT_NE(m_page->inspection(), nullptr);
  }
  static const json& golden(const char* id, const json& setting) {
    static const json kGolden = json::parse(std::ifstream(source() / "tests/golden/inspect/answer_windows.json"));
    for (const json& row : kGolden["cases"])
      if (row["id"] == id && row["setting"] == setting) return row;
    ADD_FAILURE() << "no golden for " << id;
    return kGolden["cases"][0];
  }
  template <typename T>
  T* find(const char* name) {
    return childOf<T>(m_page.get(), name);
  }
  WindowBands* bands() { return find<WindowBands>("windows-paragraph"); }
  QAbstractItemModel* list() { return find<QTableView>("windows-table")->model(); }
  QString cell(int row, int column) { return list()->index(row, column).data().toString(); }
  static QString said(const std::vector<QuestionRow>& rows, const AnswerWindowOptions& options) {
    const QuestionCounts counts = countQuestions(rows, options);
    return QString(
               "At %1 tokens %2 of %3 questions do not fit in one window, %4 windows in all; %5 answers are whole "
               "in none.")
        .arg(options.max_length)
        .arg(counts.notInOne())
        .arg(rows.size())
        .arg(formatCount(counts.windows))
        .arg(counts.lost);
  }
  QString summary() { return find<ElidedLabel>("windows-summary")->fullText(); }
  void rest() { QTest::qWait(150); }  // what is typed is asked for after a moment
  void press(QPointF at, QPointF to) {
    QWidget* view = bands()->viewport();
    const auto send = [&](QEvent::Type type, QPointF where, Qt::MouseButtons buttons) {
      QMouseEvent event(type, where, view->mapToGlobal(where),
                        type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, {});
      QCoreApplication::sendEvent(view, &event);
    };
    send(QEvent::MouseButtonPress, at, Qt::LeftButton);
    if (at != to) send(QEvent::MouseMove, to, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, to, Qt::NoButton);
  }

  std::unique_ptr<InspectPage> m_page;
};

// The golden's windows as the list must show them.
void expectList(QAbstractItemModel* list, const json& windows, int query, const json& best) {
  ASSERT_EQ(list->rowCount(), static_cast<int>(windows.size()));
  for (int row = 0; row < list->rowCount(); ++row) {
    const json& window = windows[static_cast<size_t>(row)];
    const int first = window[0], last = window[1], start = window[2], end = window[3];
    const auto cell = [&](int column) { return list->index(row, column).data().toString(); };
    EXPECT_EQ(cell(WindowsModel::Number), QString::number(row + 1));
    EXPECT_EQ(cell(WindowsModel::Tokens), QString("%1–%2").arg(first).arg(last));
    EXPECT_EQ(cell(WindowsModel::Length), QString::number(query + 3 + last - first));
    EXPECT_EQ(cell(WindowsModel::Answer), end == 0 ? QString("0–0 [CLS]") : QString("%1–%2").arg(start).arg(end));
    if (best.is_null()) continue;
    const auto count = std::count(best.begin(), best.end(), row);
    EXPECT_EQ(cell(WindowsModel::MaxContext),
              QString("%1 · %2").arg(count).arg(formatPercent(static_cast<double>(count) / (last - first))));
  }
}

TEST_F(InspectWindows, TheListHasTheNumbersOfRunSquad) {
  open("squad_dev.json", 11, {{"length", "64"}, {"stride", "16"}, {"query", "24"}});
  const json& row = golden("5727e6cbff5b5019007d97ef", {64, 16, 24});
  expectList(list(), row["google"]["windows"], row["google"]["query"], row["google"]["best"]);
  open("drcd_dev.json", 1, {{"length", "96"}, {"stride", "32"}, {"query", "10"}});
  const json& chinese = golden("1147-5-1", {96, 32, 10});
  expectList(list(), chinese["google"]["windows"], chinese["google"]["query"], chinese["google"]["best"]);
  EXPECT_TRUE(summary().contains("question 10 of 23 tokens")) << summary().toStdString();
}

TEST_F(InspectWindows, TheListHasTheNumbersOfRunQa) {
  open("squad_dev.json", 11, {{"length", "64"}, {"stride", "16"}});
  auto* convention = find<QComboBox>("windows-convention");
  convention->setCurrentIndex(1);
  Q_EMIT convention->activated(1);
  rest();
  EXPECT_FALSE(find<QLineEdit>("windows-query")->isEnabled());
  const json& row = golden("5727e6cbff5b5019007d97ef", {64, 16, 24});
  const int question = row["google"]["query"];  // shorter than 24, so whole
  expectList(list(), row["overlap"]["windows"], question, nullptr);
  EXPECT_EQ(m_page->address().query["windows"], "transformers");
}

// What the other views show is the window, as the model gets it.
TEST_F(InspectWindows, AChosenWindowIsWhatThePageShows) {
  open("squad_dev.json", 12, {{"length", "64"}, {"stride", "16"}, {"query", "24"}});
  const json& windows = golden("5727e6cbff5b5019007d97f0", {64, 16, 24})["google"]["windows"];
  const auto first = std::find_if(windows.begin(), windows.end(), [](const json& one) { return one[3] != 0; });
  ASSERT_NE(first, windows.end());
  const int with = static_cast<int>(first - windows.begin());
  EXPECT_GT(with, 0);
  EXPECT_EQ(find<QTableView>("windows-table")->currentIndex().row(), with);  // the first that has the answer
  // The answer's first token is the current piece in every view.
  EXPECT_EQ(m_page->pieceFocus()->current(), (*first)[2].get<int>());
  auto* pieces = find<PiecesTable>("inspect-table");
  EXPECT_EQ(pieces->currentIndex().row(), (*first)[2].get<int>());

  find<QTableView>("windows-table")->setCurrentIndex(list()->index(3, 0));
  rest();
  const auto inspection = m_page->inspection();
  const int question = inspection->tokens[0];
  EXPECT_EQ(inspection->length, question + 3 + windows[3][1].get<int>() - windows[3][0].get<int>());
  ASSERT_EQ(pieces->model()->rowCount(), 64);
  // The same ids as those of the whole paragraph from the window's first token on.
  m_page->open({"inspect", {"steps"}, {{"length", "0"}}});
  rest();
  const auto whole = m_page->inspection();
  ASSERT_GT(whole->length, 400);
  for (int i = 0; i < inspection->tokens[1]; ++i) {
    const auto of = static_cast<size_t>(question + 2 + i);
    EXPECT_EQ(inspection->pieces[of].id, whole->pieces[of + windows[3][0].get<size_t>()].id);
    EXPECT_EQ(inspection->pieces[of].bytes, whole->pieces[of + windows[3][0].get<size_t>()].bytes);
  }
}

TEST_F(InspectWindows, LeavingTheTabBringsThePairBack) {
  open("squad_dev.json", 12, {{"length", "64"}, {"stride", "16"}});
  EXPECT_TRUE(m_page->inspection()->options.window.has_value());
  m_page->open({"inspect", {"truncation"}, {}});
  rest();
  EXPECT_FALSE(m_page->inspection()->options.window.has_value());
}

TEST_F(InspectWindows, BandsAndAnswerAreWhereTheirTextIs) {
  open("drcd_dev.json", 6, {{"length", "384"}});
  ASSERT_EQ(list()->rowCount(), 6);
  WindowBands* view = bands();
  const auto answer = view->answerRects();
  ASSERT_EQ(answer.size(), 1u);
  EXPECT_TRUE(QRectF(view->viewport()->rect()).contains(answer[0]));  // scrolled to
  const auto first = view->bandsOf(0), second = view->bandsOf(1);
  ASSERT_GT(first.size(), 3u);
  EXPECT_GT(second[0].left(), first[0].left());  // it begins inside of a line
  // Where both are under one line, one is above the other.
  int shared = 0;
  for (const QRectF& a : first)
    for (const QRectF& b : second) {
      EXPECT_FALSE(a.intersects(b));
      shared += std::abs(a.center().y() - b.center().y()) < 15 ? 1 : 0;
    }
  EXPECT_GE(shared, 5);
  // The answer's box has other colours than the text around it.
  const QImage picture = view->viewport()->grab().toImage();
  const auto has = [&](const QRectF& area, const QColor& colour) {
    int found = 0;
    for (int y = static_cast<int>(area.top()); y < static_cast<int>(area.bottom()); ++y)
      for (int x = static_cast<int>(area.left()); x < static_cast<int>(area.right()); ++x)
        found += picture.valid(x, y) && picture.pixelColor(x, y) == colour ? 1 : 0;
    return found;
  };
  const QRectF box = answer[0].adjusted(-3, 0, 3, 0);
  EXPECT_GT(has(box, Theme::get().tokens().good), 20);
  EXPECT_EQ(has(box.translated(box.width() + 12, 0), Theme::get().tokens().good), 0);
}

TEST_F(InspectWindows, APressOnABandChoosesItsWindow) {
  open("drcd_dev.json", 6, {{"length", "384"}});
  WindowBands* view = bands();
  view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
  const auto last = view->bandsOf(5);
  ASSERT_FALSE(last.empty());
  EXPECT_EQ(view->windowAt(last.back().center().toPoint()), 5);
  press(last.back().center(), last.back().center());
  rest();
  EXPECT_EQ(find<QTableView>("windows-table")->currentIndex().row(), 5);
  EXPECT_EQ(m_page->address().query["window"], "6");
  EXPECT_EQ(m_page->inspection()->options.window->b.last, 917);
  view->setFocus();
  QTest::keyClick(view, Qt::Key_Left);
  rest();
  EXPECT_EQ(m_page->address().query["window"], "5");
}

TEST_F(InspectWindows, WhatTheMouseTouchesLightsUpEverywhere) {
  open("drcd_dev.json", 6, {{"length", "384"}});
  const QPointF at = bands()->answerRects()[0].center();
  QMouseEvent move(QEvent::MouseMove, at, bands()->viewport()->mapToGlobal(at), Qt::NoButton, {}, {});
  QCoreApplication::sendEvent(bands()->viewport(), &move);
  const int lit = m_page->pieceFocus()->lit();
  EXPECT_TRUE(lit == 119 || lit == 120) << lit;  // of 118 to 121
  EXPECT_EQ(find<PiecesTable>("inspect-table")->pieces()->lit(), lit);
}

TEST_F(InspectWindows, TypedTextsHaveWindowsAndAMarkedAnswer) {
  openText("who ran?", "the dog ran and the dog slept, and the cat saw the dog run away from the house",
           {{"length", "14"}, {"stride", "4"}});
  EXPECT_TRUE(summary().contains("no answer given")) << summary().toStdString();
  EXPECT_EQ(cell(0, WindowsModel::Answer), QString("–"));
  auto* answer = find<QLineEdit>("windows-answer");
  QTest::keyClicks(answer, "the dog");
  rest();
  EXPECT_EQ(cell(0, WindowsModel::Answer), "5–6");
  EXPECT_EQ(m_page->address().query["answer"], "the dog");
  EXPECT_FALSE(m_page->address().query.contains("answer-at"));
  // A longer one, marked by the mouse.
  WindowBands* view = bands();
  view->verticalScrollBar()->setValue(0);
  const QRectF first = view->answerRects()[0];
  const double letter = first.width() / 7;
  press({first.left() + 1, first.center().y()}, {first.right() + 3 * letter, first.center().y()});
  rest();
  EXPECT_EQ(m_page->address().query["answer-at"], "0");
  const Address address = m_page->address();
  const QString marked = find<QLineEdit>("windows-answer")->text();
  EXPECT_TRUE(marked.startsWith("the dog r")) << marked.toStdString();
  InspectPage other(services.context());
  other.open(*Address::fromString(address.toString()));
  EXPECT_EQ(other.address(), address);
  EXPECT_EQ(childOf<QLineEdit>(&other, "windows-answer")->text(), marked);
  answer->selectAll();
  QTest::keyClicks(answer, "a bird");
  rest();
  EXPECT_TRUE(summary().contains("“a bird” does not stand in the paragraph")) << summary().toStdString();
}

TEST_F(InspectWindows, ALostAnswerAndAnUnanswerableQuestionAreSaid) {
  openText("who?", "the dog ran and the dog slept", {{"length", "8"}, {"stride", "4"}, {"answer", "ran and"}});
  EXPECT_TRUE(summary().contains("no window has the whole answer")) << summary().toStdString();
  for (int row = 0; row < list()->rowCount(); ++row) EXPECT_EQ(cell(row, WindowsModel::Answer), "0–0 [CLS]");
  open("squad_dev.json", 9, {{"length", "384"}});
  EXPECT_TRUE(summary().contains("unanswerable")) << summary().toStdString();
  EXPECT_EQ(cell(0, WindowsModel::Answer), "0–0 [CLS]");
  EXPECT_TRUE(find<QLineEdit>("windows-answer")->text().isEmpty());
}

TEST_F(InspectWindows, WindowsThatCannotBeAreSaid) {
  openText("who?", "the dog ran and the dog slept", {{"length", "8"}, {"stride", "0"}});
  EXPECT_TRUE(summary().contains("at least 1")) << summary().toStdString();
  EXPECT_EQ(list()->rowCount(), 0);
  EXPECT_EQ(m_page->inspection()->length, 8);  // the pair, truncated
  m_page->open({"inspect", {"windows"}, {{"text", "alone"}}});
  EXPECT_FALSE(find<QTableView>("windows-table")->isVisible());
}

TEST_F(InspectWindows, ExamplesAreWalkedFilteredAndBroughtBack) {
  open("squad_dev.json", 10);
  EXPECT_EQ(find<QLineEdit>("inspect-length")->text(), "384");  // usual for questions
  EXPECT_EQ(m_page->inspection()->label, "40%");
  EXPECT_EQ(m_page->examples()->matching(), 12);
  auto* kind = find<QComboBox>("inspect-kind");
  ASSERT_EQ(kind->count(), 13);
  const auto choose = [&](int index) {
    kind->setCurrentIndex(index);
    Q_EMIT kind->activated(index);
  };
  choose(1);
  EXPECT_EQ(kind->itemText(1), "not in one window");
  EXPECT_EQ(m_page->examples()->matching(), 3);
  choose(12);
  EXPECT_EQ(m_page->examples()->matching(), 1);
  EXPECT_EQ(m_page->examples()->question()->id, "5a38c16aa4b263001a8c1901");
  const Address address = m_page->address();
  EXPECT_EQ(address.query["only"], "unanswerable");
  choose(11);
  EXPECT_EQ(m_page->examples()->matching(), 0);
  InspectPage other(services.context());
  other.open(*Address::fromString(address.toString()));
  EXPECT_EQ(other.examples()->row(), 8);
  choose(0);
  QTest::keyClicks(find<QLineEdit>("inspect-find"), "oxfam");
  EXPECT_TRUE(QTest::qWaitFor([&] { return m_page->examples()->matching() == 3; }));  // questions and paragraphs
}

TEST_F(InspectWindows, AnAddressNamesTheWindowOfAnExample) {
  open("drcd_dev.json", 6, {{"length", "384"}, {"window", "4"}});
  EXPECT_EQ(find<QTableView>("windows-table")->currentIndex().row(), 3);
  const Address address = m_page->address();
  EXPECT_EQ(address.query["window"], "4");
  InspectPage other(services.context());
  other.open(address);
  EXPECT_EQ(other.address(), address);
  EXPECT_EQ(other.inspection()->options.window->b.first, 384);
  other.examples()->goTo(6);  // another example: its own window
  rest();
  EXPECT_EQ(other.inspection()->options.window->b.first, 0);
}

TEST_F(InspectWindows, ThePreflightCountsThem) {
  open("squad_dev.json", 10, {{"length", "64"}, {"stride", "16"}, {"query", "24"}});
  auto* table = find<QTableWidget>("preflight-findings");
  const auto finding = [&](const QString& what) {
    for (int row = 0; row < table->rowCount(); ++row)
      if (table->item(row, 0)->text().startsWith(what)) return table->item(row, 1);
    ADD_FAILURE() << "nothing found as " << what.toStdString();
    return table->item(0, 1);
  };
  int64_t windows = 0;
  const auto set = m_page->examples()->set();
  for (const Question& question : set->questions->splits[0].set.questions)
    windows += static_cast<int64_t>(golden(question.id.c_str(), {64, 16, 24})["google"]["windows"].size());
  EXPECT_EQ(finding("not in one window at 64 tokens")->text(), "12 (100 %)");
  EXPECT_EQ(finding("answer in no window")->text(), "0");
  EXPECT_EQ(finding("unanswerable")->text(), "1 (8.3 %)");
  EXPECT_TRUE(
      find<QPushButton>("preflight-cut")->text().contains(QString("%1 windows in all").arg(formatCount(windows))))
      << find<QPushButton>("preflight-cut")->text().toStdString();
  auto* stride = find<QLineEdit>("windows-stride");
  stride->selectAll();
  QTest::keyClicks(stride, "60");
  rest();
  auto* length = find<QLineEdit>("inspect-length");
  length->selectAll();
  QTest::keyClicks(length, "36");
  rest();
  const int64_t lost = countQuestions(set->questionRows[0], {36, 60, 24, WindowConvention::StartMoves}).lost;
  EXPECT_GT(lost, 0);
  EXPECT_TRUE(finding("answer in no window")->text().startsWith(QString::number(lost) + " ("));
  EXPECT_EQ(find<QPushButton>("preflight-cut")->text(), said(set->questionRows[0], {36, 60, 24}));
  Q_EMIT table->cellClicked(finding("answer in no window")->row(), 1);
  EXPECT_EQ(m_page->examples()->matching(), lost);
  EXPECT_TRUE(summary().contains("no window has the whole answer")) << summary().toStdString();
}

// Some questions leave no room at all: they are not in one window either, and nothing says otherwise.
TEST_F(InspectWindows, TheNumbersAreOneWhereverTheyStand) {
  open("squad_dev.json", 10, {{"length", "14"}, {"stride", "16"}, {"query", "24"}});
  const auto& rows = m_page->examples()->set()->questionRows[0];
  const QuestionCounts counts = countQuestions(rows, {14, 16, 24});
  ASSERT_GT(counts.no_room, 0);
  ASSERT_GT(counts.several, 0);
  EXPECT_EQ(find<QPushButton>("preflight-cut")->text(), said(rows, {14, 16, 24}));
  find<QPushButton>("preflight-cut")->click();
  EXPECT_EQ(m_page->examples()->matching(), counts.notInOne());
}

TEST_F(InspectWindows, UnknownWordsLeadToAsManyQuestions) {
  const auto asked = [](const std::string& id, const std::string& question) {
    return R"({"id": ")" + id + R"(", "question": ")" + question + R"("})";
  };
  writeFile("asked.json", R"({"data": [{"paragraphs": [)"
                          R"({"context": "nobody asks about \u1780\u1780", "qas": []},)"
                          R"({"context": "the \u1780 and the \u1781", "qas": [)" +
                              asked("1", "\\u1781?") + "," + asked("2", "why?") + "," + asked("3", "\\u1782?") +
                              R"(]}, {"context": "nothing", "qas": [)" + asked("4", "\\u1782 or \\u1781?") + "]}]}]}");
  m_page->open(
      {"inspect",
       {"data"},
       {{"model", vocabulary("bert-base-uncased")}, {"data", QString::fromStdString(path("asked.json").string())}}});
  ASSERT_NE(m_page->inspection(), nullptr);
  auto* words = find<QTreeWidget>("preflight-words");
  QStringList told;
  for (int i = 0; i < words->topLevelItemCount(); ++i) {
    QTreeWidgetItem* word = words->topLevelItem(i);
    told << word->text(0) + ' ' + word->text(1) + ' ' + word->text(2);
    Q_EMIT words->itemClicked(word, 0);
    EXPECT_EQ(QString::number(m_page->examples()->matching()), word->text(2)) << word->text(0).toStdString();
  }
  EXPECT_EQ(told, QStringList({"\u1781 3 4", "\u1782 2 2", "\u1780 1 3"}));
}

TEST_F(InspectWindows, OfTheWholeDrcdAreFast) {
  const std::filesystem::path drcd = source() / "../shared/data/drcd/DRCD_dev.json";
  if (!std::filesystem::exists(drcd)) GTEST_SKIP() << "DRCD is not beside the checkout: " << drcd.string();
  m_page->open({"inspect",
                {"windows"},
                {{"model", vocabulary("bert-base-chinese")}, {"data", QString::fromStdString(drcd.string())}}});
  ASSERT_NE(m_page->inspection(), nullptr);
  EXPECT_EQ(m_page->examples()->matching(), 3524);
  EXPECT_EQ(m_page->examples()->set()->data->splits[0].name, "dev");
}

TEST_F(InspectWindows, InASmallWindowTheTensorsStayReadable) {
  open("squad_dev.json", 10, {{"length", "128"}});
  m_page->resize(716, 572);
  rest();
  EXPECT_GE(find<PiecesTable>("inspect-table")->width(), 250);
  auto *answer = find<QLineEdit>("windows-answer"), *stride = find<QLineEdit>("windows-stride");
  EXPECT_GT(answer->y(), stride->geometry().bottom());
  m_page->resize(1196, 772);
  rest();
  EXPECT_EQ(answer->y() / 10, stride->y() / 10);
}

TEST_F(InspectWindows, EverythingHasAName) {
  open("squad_dev.json", 10);
  expectNames(m_page.get());
}

}  // namespace
}  // namespace cloze

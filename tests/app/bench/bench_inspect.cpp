// How long the Inspect page takes to show a megabyte, and to scroll in it: one line for each kind of text.
//
// answer: from the text being handed to the page until it is painted, input field, pieces, strips, table and steps
// included; of it, cut: what the program does on another thread. key: one more letter typed into it, as far as the
// window waits for it. wheel: one notch of the wheel, painted; jump: a hundredth of the text further, painted.
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/inspect/long_text_edit.h>
#include <app/pages/inspect/token_text_view.h>
#include <tests/app/fakes.h>
#include <widgets/theme.h>

#include <QApplication>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace cloze;

constexpr int kSize = 1 << 20;  // bytes
constexpr int kFrames = 100, kTimes = 5, kWheel = 90;

struct Kind {
  const char* name;
  QString text;
};

QString filled(const QString& unit, const QString& lineEnd, int lineBytes) {
  QString text;
  int bytes = 0, line = 0;
  while (bytes < kSize) {
    const QString next = unit.contains(QLatin1Char('%')) ? unit.arg(bytes) : unit;
    text += next;
    const int size = static_cast<int>(next.toUtf8().size());
    bytes += size;
    line += size;
    if (lineBytes == 0 || line < lineBytes) continue;
    text += lineEnd;
    line = 0;
  }
  return text;
}

std::vector<Kind> kinds() {
  const QString english =
      QStringLiteral("Amrozi accused his brother, whom he called \"the witness\" %1, of distorting. ");
  const QString chinese = QString::fromUtf8("中文的文章沒有空格，每個字都是一個詞，共有%1個字。");
  // Marks without end, letters of both directions, joined emoji and flags, what is dropped and what is unknown.
  const QString hostile = QString::fromUtf8(
      "e\u0301\u0323\u0308a\u0302 \u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD %1 "
      "\u0645\u064E\u0631\u0652\u062D\u0628\u0627"
      " \U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA\u200B \u0928\u092E\u0938\u094D\u0924\u0947"
      " Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A ");
  return {{"English, lines of 10 kB", filled(english, QStringLiteral("\n"), 10000)},
          {"English, one line", filled(english, {}, 0)},
          {"Chinese, one line", filled(chinese, {}, 0)},
          {"letters without a space, one line", filled(QStringLiteral("unaffable"), {}, 0)},
          {"code without a space, one line", filled(QStringLiteral("a[%1]=f(b.c,d);"), {}, 0)},
          {"marks, both directions, emoji: lines of 10 kB", filled(hostile, QStringLiteral("\n"), 10000)},
          {"marks, both directions, emoji: one line", filled(hostile, {}, 0)},
          {"lines of one letter", filled(QStringLiteral("a"), QStringLiteral("\n"), 1)}};
}

// Of this thread alone, which does everything here: it does not count what others make the machine do meanwhile.
class Clock {
 public:
  void start() { m_start = now(); }
  double milliseconds() const { return now() - m_start; }

 private:
  static double now() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }
  double m_start = 0;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void measure(const Kind& kind, const QString& model) {
  const QTemporaryDir folder;
  FakeServices services(folder.path().toStdString());
  services.work.mode = FakeWork::Mode::Immediate;
  InspectPage page(services.context());
  page.resize(1196, 772);
  page.show();
  QImage image(page.size(), QImage::Format_ARGB32_Premultiplied);
  page.open({"inspect", {}, {{"model", model}, {"text", "warm"}, {"length", "0"}}});
  page.render(&image);

  InspectToolBox box;
  InspectQuestion question;
  question.vocabulary = model.toStdString();
  question.a = kind.text.toStdString();
  std::vector<double> inspect, answer;
  Clock clock;
  for (int i = 0; i <= kTimes; ++i) {  // the first one opens the vocabulary
    clock.start();
    if (!lookAt(&box, question).ok()) std::abort();
    if (i > 0) inspect.push_back(clock.milliseconds());
  }
  for (int i = 0; i < kTimes; ++i) {
    page.open({"inspect", {}, {{"text", "short"}}});
    page.render(&image);
    clock.start();
    page.open({"inspect", {}, {{"text", kind.text}}});
    page.render(&image);
    answer.push_back(clock.milliseconds());
  }
  auto* editor = page.findChild<LongTextEdit*>(QStringLiteral("inspect-text"));
  editor->setFocus();
  clock.start();
  QTest::keyClick(editor, Qt::Key_A);
  editor->repaint();
  const double key = clock.milliseconds();

  auto* view = page.findChild<TokenTextView*>(QStringLiteral("inspect-pieces"));
  QScrollBar* bar = view->verticalScrollBar();
  QTest::qWait(200);  // the answer to the letter
  std::vector<double> steps, jumps;
  for (int i = 0; i < 2 * kFrames; ++i) {
    const bool jump = i >= kFrames;
    clock.start();
    bar->setValue(jump ? static_cast<int>(static_cast<int64_t>(bar->maximum()) * (i - kFrames) / kFrames)
                       : bar->value() + kWheel);
    view->viewport()->render(&image);
    QCoreApplication::processEvents();
    (jump ? jumps : steps).push_back(clock.milliseconds());
  }
  const auto longest = [](const std::vector<double>& values) {
    return *std::max_element(values.begin(), values.end());
  };
  std::printf("%-46s %7.1f (%5.1f) %6.1f %8.1f (%5.1f) %8.1f (%5.1f)\n", kind.name, median(answer), median(inspect),
              key, median(steps), longest(steps), median(jumps), longest(jumps));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  Theme::get().install();
  const QString model = QStringLiteral(CLOZE_SOURCE_DIR "/tests/data/vocab/bert-base-uncased");
  std::printf("1 MB of text in the Inspect page, milliseconds of processor time, Qt %s\n", qVersion());
  std::printf("%-46s %7s (%5s) %6s %8s (%5s) %8s (%5s)\n", "", "answer", "cut", "key", "wheel", "worst", "jump",
              "worst");
  for (const Kind& kind : kinds()) measure(kind, model);
  return 0;
}

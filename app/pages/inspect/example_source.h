// Walks through the examples of an open data set: which there are, which of them is shown. GUI thread only; reading,
// counting and searching are done by the work service.
#pragma once

#include <app/pages/inspect/example_set.h>
#include <app/pages/services.h>

#include <QObject>

#include <optional>

namespace cloze {

class ExampleSource : public QObject {
  Q_OBJECT
 public:
  ExampleSource(WorkService* work, std::shared_ptr<InspectToolBox> box, QObject* parent = nullptr);

  // Reads the data where they are others than before, counts where the vocabulary is another, and shows the row, or the
  // next behind it that the filter has. The split's place in `filter` counts once opened() has been answered. The
  // example is shown unless leave() comes before it.
  void open(const ExampleRequest& request, const ExampleFilter& filter, int row);
  // The same data and place with another vocabulary, casing or rules; nothing where they are the same.
  void recount(const std::filesystem::path& vocabulary, std::optional<bool> lower, TokenizerRules rules);
  void countAgain();  // what was given up, or failed
  void close();
  void cancel();
  // The numbers are those of another vocabulary than was asked for: counting was given up, or failed.
  bool isOutdated() const { return m_set && !m_busy && resolved(m_request) != resolved(m_counted); }
  bool isOpen() const { return m_set != nullptr; }
  bool isBusy() const { return m_busy; }
  int percent() const;  // of the pass over the rows; -1: it is being read
  const std::optional<Error>& problem() const { return m_problem; }
  ExampleSetPtr set() const { return m_set; }
  const ExampleRequest& request() const { return m_request; }

  void setFilter(const ExampleFilter& filter);  // a person's wish to see what it has
  void followLength(int length, const AnswerWindowOptions& windows);
  // Something else is looked at: no example is shown until a person asks for one.
  void leave() { m_shows = false; }
  void amendFilter(const ExampleFilter& filter) { m_filter = filter; }  // in answer to opened(): no search yet
  const ExampleFilter& filter() const { return m_filter; }
  int matching() const { return static_cast<int>(m_rows.size()); }
  int position() const { return m_position; }  // among those matching; -1: none
  int row() const { return m_position < 0 ? -1 : m_rows[static_cast<size_t>(m_position)]; }  // of the split
  const Example* example() const { return m_position < 0 ? nullptr : &m_example; }
  // Of questions, what the example was made of; null: rows of texts, or none is shown.
  const Question* question() const { return m_position < 0 ? nullptr : m_question; }
  bool isPair() const { return m_set && m_set->data->task.pair; }
  void goTo(int position);

 Q_SIGNALS:
  void changed();         // anything above
  void exampleChanged();  // an example is to be shown
  void opened();          // data were read; of a run with its vocabulary

 private:
  void read(const ExampleSetPtr& known);
  ExampleRequest resolved(ExampleRequest request) const;
  void stopReading();
  void forget();
  void take(const Result<ExampleSetPtr>& result);
  void findRows(int wantedRow);
  void show(int position);
  void showRow(int row);

  WorkService* m_work;
  std::shared_ptr<InspectToolBox> m_box;
  ExampleRequest m_request;
  ExampleSetPtr m_set;
  ExampleRequest m_counted;  // that the set is the answer to
  std::shared_ptr<PreflightProgress> m_progress;
  std::optional<Error> m_problem;
  ExampleFilter m_filter;
  std::vector<int32_t> m_rows;
  size_t m_rowsSplit = 0;  // the filter may be ahead of them
  int m_position = -1;
  Example m_example;  // at the position
  const Question* m_question = nullptr;
  int m_wantedRow = 0;
  bool m_busy = false;
  bool m_shows = false;  // examples are what is looked at
};

}  // namespace cloze

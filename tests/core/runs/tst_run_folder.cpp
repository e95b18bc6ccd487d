#include <core/base/fs.h>
#include <core/base/random.h>
#include <core/runs/metric_store.h>
#include <core/runs/run_folder.h>
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <tests/core/base/temp_folder.h>
#include <tests/core/runs/run_fixture.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <cstring>
#include <set>
#include <thread>

namespace cloze {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
namespace fs = std::filesystem;

bool nothingIn(const fs::path& folder) {
  return !fs::exists(folder) || fs::is_empty(folder);
}

TEST(RunRecord, ComesBackFromItsJson) {
  RunRecord before = record();
  before.id = "2026-11-21-mrpc-3";
  before.uuid = "u";
  before.created = "2026-11-21T07:00:00.000Z";
  const auto after = runRecordFromJson(runRecordToJson(before), "run.json");
  ASSERT_TRUE(after.ok()) << after.error().message;
  EXPECT_EQ(after->id, before.id);
  EXPECT_EQ(after->uuid, before.uuid);
  EXPECT_EQ(after->created, before.created);
  EXPECT_EQ(after->spec, before.spec);
  EXPECT_EQ(after->labels, before.labels);
  EXPECT_EQ(after->provenance, before.provenance);
  EXPECT_EQ(after->hashes, before.hashes);
  EXPECT_EQ(after->total_steps, 345);
  EXPECT_EQ(after->rows, (std::map<std::string, int64_t>{{"train", 3668}, {"dev", 408}}));
  EXPECT_EQ(*runSpecFromJson(runRecordToJson(before), "run.json"), before.spec) << "--spec run.json";
}

TEST(RunRecord, BadDocumentsAreRefusedByName) {
  struct Row {
    const char *from, *to, *message;
    ErrorCode code;
  };
  const Row rows[] = {
      {"\"version\": 1,\n  \"id\"", "\"version\": 2,\n  \"id\"", "newer Cloze", ErrorCode::Unsupported},
      {"\"uuid\"", "\"uid\"", "\"uid\" is not a key", ErrorCode::InvalidData},
      {"\"epochs\"", "\"epoch\"", "did you mean \"epochs\"", ErrorCode::InvalidData},
      {"\"total_steps\": 345", "\"total_steps\": \"many\"", "\"total_steps\" must be a whole number",
       ErrorCode::InvalidData},
      {"\"0\",", "0,", "\"labels\" must be a list of texts", ErrorCode::InvalidData},
      {"\"ab12\"", "7", "\"hashes\" must be an object of texts", ErrorCode::InvalidData},
      {"\"train\": 3668", "\"train\": \"many\"", "\"train\" must be a whole number", ErrorCode::InvalidData},
      {"\"spec\": {", "\"spec\": 3, \"x\": {", "\"x\" is not a key", ErrorCode::InvalidData},
      {"\"format\": \"cloze-run\"", "\"format\": \"other\"", "\"format\" must be", ErrorCode::InvalidData},
      {"{", "", "not valid JSON", ErrorCode::InvalidData},
  };
  for (const Row& row : rows) {
    std::string json = runRecordToJson(record());
    const size_t at = json.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.from;
    json.replace(at, std::strlen(row.from), row.to);
    const auto result = runRecordFromJson(json, "/x/run.json");
    ASSERT_FALSE(result.ok()) << row.to;
    EXPECT_EQ(result.error().code, row.code) << row.to;
    EXPECT_EQ(result.error().file, "/x/run.json");
    EXPECT_THAT(result.error().message, HasSubstr(row.message));
  }
}

TEST(RunFolder, HoldsWhatARunIs) {
  TempFolder folder;
  const fs::path runs = folder / "a/runs";
  auto writer = create(runs);
  EXPECT_THAT(writer->record().id, MatchesRegex("[0-9]+-[0-9]+-[0-9]+-mrpc-1"));
  EXPECT_EQ(writer->record().uuid.size(), 36u);
  EXPECT_EQ(writer->folder(), runs / writer->record().id);
  EXPECT_EQ(readRunProgress(writer->folder()).state, RunState::Queued);
  ASSERT_TRUE(writer->setProgress(progress(RunState::Running, 1)).ok());
  ASSERT_TRUE(
      writer->addPoints({{"train/loss", 1, 5, 0.7}, {"dev/accuracy", 1, 6, 0.8}, {"dev/loss", 1, 6, 0.5}}).ok());
  writer->log("first line\nsecond\n");
  writer->log("last");
  RunProgress done = progress(RunState::Finished, 345);
  done.results = {{"test", "best", 345, 1725, 0.4, {{"accuracy", 0.81}, {"f1", 0.86}}},
                  {"dev", "best", 345, 408, 0.4, {}}};
  const auto running = summarizeRun(writer->folder());
  ASSERT_TRUE(running.ok());
  EXPECT_EQ(running->progress.state, RunState::Running);
  EXPECT_EQ(running->metrics, (std::map<std::string, double>{{"accuracy", 0.8}}));
  EXPECT_EQ(running->metrics_split, "dev");
  ASSERT_TRUE(writer->setProgress(done).ok());
  ASSERT_TRUE(writer->close().ok());
  writer.reset();

  const auto all = listRuns(runs);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 1u);
  const RunSummary& run = all->front();
  EXPECT_EQ(run.problem, "");
  EXPECT_EQ(run.task, "mrpc");
  EXPECT_EQ(run.model, "mini");
  EXPECT_EQ(run.name, "mrpc, mini");
  EXPECT_EQ(run.progress.state, RunState::Finished);
  EXPECT_EQ(run.metrics.at("f1"), 0.86);
  EXPECT_EQ(run.metrics_split, "test");
  EXPECT_EQ(readRunRecord(run.folder)->spec, record().spec);
  const std::string log = readLog(run.folder, 0)->text;
  EXPECT_THAT(log, HasSubstr("Z  first line\n    second\n"));
  EXPECT_THAT(readLog(run.folder, log.find("Z  last"))->text, HasSubstr("Z  last\n"));
  EXPECT_EQ(readLog(run.folder, 1 << 20)->text, "");
  const auto end = readLog(run.folder, 3, 5);
  EXPECT_EQ(end->text, "last\n") << "no more than asked for, and of the end";
  EXPECT_EQ(end->from, log.size() - 5);
  EXPECT_FALSE(fs::exists(run.folder / "metrics.db-wal"));
}

TEST(RunFolder, AModelIsCalledByTheNearestFolderThatSaysSomething) {
  const std::string commit(40, 'a');
  for (const auto& [path, name] : std::initializer_list<std::pair<std::string, std::string>>{
           {"/models/mini", "mini"},
           {"/models/mini/", "mini"},
           {"/models/mini/model", "mini"},
           {"/runs/2026-11-21-mrpc-1/checkpoints/last", "2026-11-21-mrpc-1"},
           {"/runs/2026-11-21-mrpc-1/checkpoints/step-500/", "2026-11-21-mrpc-1"},
           {"/hub/models--bert/snapshots/" + commit, "models--bert"},
           {"/model", "model"},
           {"model", "model"}}) {
    TempFolder folder;
    RunRecord of = record();
    of.spec.model.model = path;
    const auto writer = create(folder / "runs", of);
    const auto run = summarizeRun(writer->folder());
    ASSERT_TRUE(run.ok()) << path;
    EXPECT_EQ(run->model, name) << path;
    EXPECT_EQ(run->name, "mrpc, " + name) << path;
  }
}

TEST(RunFolder, StepsAreWrittenTwiceASecondAndTheLastOneAlways) {
  TempFolder folder;
  auto writer = create(folder.path());
  const auto started = std::chrono::steady_clock::now();
  int changes = 0;
  int64_t seen = -1;
  for (int64_t step = 1; std::chrono::steady_clock::now() - started < std::chrono::milliseconds(1200); ++step) {
    ASSERT_TRUE(writer->setProgress(progress(RunState::Running, step)).ok());
    const int64_t now = readRunProgress(writer->folder()).step;
    changes += now != seen;
    seen = now;
  }
  EXPECT_GE(changes, 2);
  EXPECT_LE(changes, 4);
  ASSERT_TRUE(writer->setProgress(progress(RunState::Running, 1000000000)).ok());
  ASSERT_TRUE(writer->close().ok());
  EXPECT_EQ(readRunProgress(writer->folder()).step, 1000000000);
  EXPECT_FALSE(writer->addPoints({{"a", 1, 1, 1}}).ok());
}

TEST(RunFolder, IdsAreUniqueUnderRaces) {
  TempFolder folder;
  std::vector<std::thread> threads;
  std::vector<std::string> ids(16);
  for (size_t i = 0; i < ids.size(); ++i) {
    threads.emplace_back([&, i] { ids[i] = RunWriter::create(folder.path(), record()).value()->record().id; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_EQ(listRuns(folder.path())->size(), ids.size());
}

TEST(RunFolder, IdsOfRunsElsewhereAreUniqueUnderRaces) {
  TempFolder folder;
  const fs::path runs = folder / "runs";
  std::vector<std::thread> threads;
  std::vector<std::string> ids(16);
  for (size_t i = 0; i < ids.size(); ++i) {
    threads.emplace_back([&, i] {
      const fs::path place = i % 2 ? folder / ("elsewhere-" + std::to_string(i)) : fs::path();
      ids[i] = RunWriter::create(runs, record(), place).value()->record().id;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  const auto listed = listRuns(runs);
  ASSERT_TRUE(listed.ok());
  ASSERT_EQ(listed->size(), ids.size());
  for (const RunSummary& run : *listed) EXPECT_EQ(readRunRecord(run.folder)->id, run.id);
}

TEST(RunFolder, AFolderOfItsOwnInsideTheRunsFolderIsListedOnce) {
  TempFolder folder;
  const auto writer = RunWriter::create(folder.path(), record(), folder / "mine");
  ASSERT_TRUE(writer.ok()) << writer.error().toString();
  EXPECT_EQ((*writer)->record().id, "mine");
  const auto listed = listRuns(folder.path());
  ASSERT_TRUE(listed.ok());
  ASSERT_EQ(listed->size(), 1u);
  EXPECT_EQ(listed->front().id, "mine");
}

TEST(RunFolder, ARefusedFolderLeavesNoLink) {
  TempFolder folder;
  const fs::path taken = folder / "taken";
  fs::create_directories(taken / "something");
  ASSERT_FALSE(RunWriter::create(folder / "runs", record(), taken).ok());
  EXPECT_TRUE(nothingIn(folder / "runs"));
  setFileFaultForTests([](const char*, const fs::path& path) { return path.filename() == "run.json" ? ENOSPC : 0; });
  EXPECT_FALSE(RunWriter::create(folder / "runs", record(), folder / "new").ok());
  setFileFaultForTests(nullptr);
  EXPECT_TRUE(nothingIn(folder / "runs"));
}

TEST(RunFolder, OddTaskNamesMakePlainIds) {
  TempFolder folder;
  auto writer = create(folder.path(), record("../Evil task/\xE4\xB8\xAD"));
  EXPECT_EQ(writer->folder().parent_path(), folder.path());
  EXPECT_EQ(writer->record().id.find('/'), std::string::npos);
}

TEST(RunFolder, TwoProgramsOnOneRun) {
  TempFolder folder;
  auto writer = create(folder.path());
  const auto second = RunWriter::reopen(writer->folder());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::Busy);
  EXPECT_EQ(second.error().file, writer->folder().string());
  EXPECT_THAT(second.error().message, HasSubstr("Another program is working on this run"));
  const Status deleted = deleteRun(folder.path(), writer->record().id);
  ASSERT_FALSE(deleted.ok());
  EXPECT_EQ(deleted.error().code, ErrorCode::Busy);
  const fs::path where = writer->folder();
  writer.reset();
  EXPECT_TRUE(RunWriter::reopen(where).ok());
}

TEST(RunFolder, AFolderOfItsOwnMustBeAbsentOrEmpty) {
  TempFolder folder;
  const fs::path runs = folder / "runs", mine = folder / "out/mrpc";
  auto writer = RunWriter::create(runs, record(), mine);
  ASSERT_TRUE(writer.ok()) << writer.error().toString();
  EXPECT_EQ(writer.value()->folder(), mine);
  EXPECT_EQ(listRuns(runs)->size(), 1u) << "a link keeps it in the catalogue";
  EXPECT_EQ(*findRun(runs, writer.value()->record().id), runs / writer.value()->record().id);
  const std::string before = readText(mine / "run.json");
  for (int i = 0; i < 2; ++i) {
    const auto again = RunWriter::create(runs, record(), mine);  // while the first goes on, and when it is done
    ASSERT_FALSE(again.ok());
    EXPECT_THAT(again.error().message, HasSubstr("Is not empty"));
    EXPECT_EQ(again.error().file, mine.string());
    EXPECT_EQ(readText(mine / "run.json"), before) << "no earlier run is touched";
    writer.value().reset();
  }
  fs::create_directories(folder / "empty");
  EXPECT_TRUE(RunWriter::create(runs, record(), (folder / "empty") / "").ok());
  writeText(folder / "file", "x");
  EXPECT_FALSE(RunWriter::create(runs, record(), folder / "file").ok());
  EXPECT_EQ(readText(folder / "file"), "x");
}

// The fault hook is a plain function.
const char* g_failing = "";
int failing(const char* operation, const fs::path& path) {
  return path.filename() == g_failing && std::strcmp(operation, "mkdir") != 0 ? ENOSPC
         : std::strcmp(operation, g_failing) == 0                             ? EROFS
                                                                              : 0;
}

TEST(RunFolder, AFailedStartLeavesNothingBehind) {
  for (const char* file : {"run.json", "metrics.db", "state.json", "mkdir"}) {
    TempFolder folder;
    fs::create_directory(folder / "runs");
    g_failing = file;
    setFileFaultForTests(failing);
    const auto own = RunWriter::create(folder / "runs", record());
    const auto given = RunWriter::create(folder / "runs", record(), folder / "out");
    setFileFaultForTests(nullptr);
    ASSERT_FALSE(own.ok()) << file;
    ASSERT_FALSE(given.ok()) << file;
    EXPECT_EQ(own.error().code, ErrorCode::Io);
    EXPECT_THAT(own.error().message, HasSubstr(std::string(file) == "mkdir" ? "read-only" : "disk is full"));
    EXPECT_TRUE(fs::is_empty(folder / "runs")) << file;
    EXPECT_FALSE(fs::exists(folder / "out")) << file;
  }
}

TEST(RunFolder, AFullDiskLaterKeepsTheOldState) {
  TempFolder folder;
  auto writer = create(folder.path());
  ASSERT_TRUE(writer->setProgress(progress(RunState::Running, 3)).ok());
  ASSERT_TRUE(writer->addPoints({{"a", 1, 1, 1}}).ok());
  for (const char* file : {"state.json", "metrics.db", "dev-last.jsonl"}) {
    g_failing = file;
    setFileFaultForTests(failing);
    const Status status = std::string(file) == "state.json"   ? writer->setProgress(progress(RunState::Paused, 4))
                          : std::string(file) == "metrics.db" ? writer->addPoints({{"a", 2, 1, 1}})
                                                              : writer->writePredictions("dev-last", {Prediction{}});
    writer->log("this must not fail the run");
    setFileFaultForTests(nullptr);
    ASSERT_FALSE(status.ok()) << file;
    EXPECT_THAT(status.error().message, HasSubstr("disk is full"));
    EXPECT_THAT(status.error().file, HasSubstr(file));
  }
  EXPECT_EQ(readRunProgress(writer->folder()).step, 3);
  EXPECT_TRUE(listPredictions(writer->folder()).empty());
  EXPECT_TRUE(writer->addPoints({{"a", 2, 1, 1}}).ok()) << "room was made";
}

TEST(RunFolder, AVanishedFolderIsNoticed) {
  TempFolder folder;
  auto writer = create(folder.path());
  fs::rename(writer->folder(), folder / "elsewhere");
  for (const Status& status : {writer->setProgress(progress(RunState::Running, 1)), writer->addPoints({{"a", 1, 1, 1}}),
                               writer->writePredictions("x", {})}) {
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::NotFound) << status.error().message;
    EXPECT_THAT(status.error().file, HasSubstr(writer->folder().string()));
  }
  EXPECT_FALSE(fs::exists(writer->folder())) << "and is not brought back half";
  EXPECT_THAT(writer->checkThere().error().message, HasSubstr("has vanished"));
  fs::create_directory(writer->folder());  // as while a deletion is still under way
  EXPECT_FALSE(writer->setProgress(progress(RunState::Failed, 1)).ok());
  EXPECT_TRUE(fs::is_empty(writer->folder()));
  fs::remove(writer->folder());
  writer->log("nobody hears this");
  EXPECT_EQ(writer->pendingCommand(), RunCommand::Run);
  EXPECT_FALSE(RunWriter::reopen(folder / "nowhere").ok());
  EXPECT_THAT(RunWriter::reopen(folder / "nowhere").error().message, HasSubstr("does not exist"));
}

TEST(RunFolder, CommandsReachTheOneWhoTrains) {
  TempFolder folder;
  auto writer = create(folder.path());
  EXPECT_EQ(writer->pendingCommand(), RunCommand::Run);
  for (const RunCommand command : {RunCommand::Pause, RunCommand::Run, RunCommand::Stop}) {
    ASSERT_TRUE(sendRunCommand(writer->folder(), command).ok());
    EXPECT_EQ(writer->pendingCommand(), command);
    EXPECT_EQ(writer->pendingCommand(), command);
  }
  writeText(writer->folder() / "control.json", "{\"command\": \"expl");
  EXPECT_EQ(writer->pendingCommand(), RunCommand::Run) << "damaged";
  ASSERT_TRUE(sendRunCommand(writer->folder(), RunCommand::Stop).ok());
  const auto started = std::chrono::steady_clock::now();
  for (int i = 0; i < 10000; ++i) (void)writer->pendingCommand();
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::milliseconds(500))
      << "cheap enough for every step";
  const fs::path where = writer->folder();
  writer.reset();
  EXPECT_FALSE(sendRunCommand(where, RunCommand::Stop).ok()) << "nobody is there to listen";
  auto again = std::move(RunWriter::reopen(where)).value();
  EXPECT_EQ(again->pendingCommand(), RunCommand::Run) << "an old wish does not stop the continued run";
  EXPECT_FALSE(sendRunCommand(folder / "nowhere", RunCommand::Stop).ok());
}

TEST(RunFolder, AKilledRunIsInterruptedAndCanBeContinued) {
  TempFolder folder;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto writer = std::move(RunWriter::create(folder.path(), record())).value();
    RunProgress running = progress(RunState::Running, 7);
    running.seconds_left = 3;
    (void)writer->setProgress(running).ok();
    for (int64_t step = 0;; ++step) {
      (void)writer->addPoints({{"train/loss", step, step, 1.0 / static_cast<double>(step + 1)}}).ok();
      (void)writer->setProgress(progress(RunState::Running, step)).ok();
      (void)writer->writePredictions("dev-last", std::vector<Prediction>(50)).ok();
      if (step == 30 && ::write(ready[1], "x", 1) != 1) ::_exit(1);
    }
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  const fs::path run = listRuns(folder.path())->front().folder;
  EXPECT_EQ(readRunProgress(run).state, RunState::Running);
  ::usleep(3000);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const RunSummary summary = *summarizeRun(run);
  EXPECT_EQ(summary.progress.state, RunState::Interrupted);
  EXPECT_EQ(summary.problem, "");
  EXPECT_FALSE(summary.progress.seconds_left);
  EXPECT_EQ(readPredictions(run, "dev-last")->size(), 50u) << "whole, whenever it was killed";
  {
    auto writer = std::move(RunWriter::reopen(run)).value();
    EXPECT_EQ(writer->record().id, summary.id);
    ASSERT_TRUE(writer->dropPointsAfter(20).ok());
    ASSERT_TRUE(writer->addPoints({{"train/loss", 21, 1, 5.0}}).ok());
    ASSERT_TRUE(writer->setProgress(progress(RunState::Finished, 21)).ok());
  }
  EXPECT_EQ(readRunProgress(run).state, RunState::Finished);
  auto reader = std::move(MetricReader::open(run / "metrics.db")).value();
  const SeriesPoints points = *reader->read("train/loss");
  ASSERT_EQ(points.steps.size(), 22u);
  EXPECT_EQ(points.values.back(), 5.0);
  for (const auto& entry : fs::recursive_directory_iterator(run)) {
    EXPECT_FALSE(entry.path().filename().string().starts_with(".tmp-")) << "leftovers are cleared away";
  }
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(RunFolder, PredictionsComeBackToTheBit) {
  TempFolder folder;
  auto writer = create(folder.path());
  std::vector<Prediction> predictions;
  Random random(1, 2);
  for (int64_t i = 0; i < 200; ++i) {
    predictions.push_back({i,
                           "a \"quoted\"\ttab\n\xE4\xB8\xAD",
                           i % 2 ? "b" : "",
                           "1",
                           "0",
                           {static_cast<float>(random.uniform()), static_cast<float>(random.normal() * 1e-30)}});
  }
  predictions[3].probabilities = {std::nanf(""), std::numeric_limits<float>::infinity(), 0.1f};
  ASSERT_TRUE(writer->writePredictions("test-best", predictions).ok());
  EXPECT_EQ(listPredictions(writer->folder()), std::vector<std::string>{"test-best"});
  const auto back = readPredictions(writer->folder(), "test-best");
  ASSERT_TRUE(back.ok()) << back.error().message;
  ASSERT_EQ(back->size(), predictions.size());
  for (size_t i = 0; i < predictions.size(); ++i) {
    EXPECT_EQ((*back)[i].index, predictions[i].index);
    EXPECT_EQ((*back)[i].text_a, predictions[i].text_a);
    EXPECT_EQ((*back)[i].text_b, predictions[i].text_b);
    EXPECT_EQ((*back)[i].label, "1");
    EXPECT_EQ((*back)[i].predicted, "0");
    EXPECT_TRUE(i == 3 || (*back)[i].probabilities == predictions[i].probabilities);
  }
  EXPECT_TRUE(std::isnan((*back)[3].probabilities[0]));
  EXPECT_TRUE(std::isinf((*back)[3].probabilities[1]));
  EXPECT_THAT(readText(writer->folder() / "predictions/test-best.jsonl"), HasSubstr(",0.1]"));
  EXPECT_FALSE(writer->writePredictions("../run", {}).ok());
  EXPECT_EQ(readPredictions(writer->folder(), "none").error().code, ErrorCode::NotFound);
  writeText(writer->folder() / "predictions/bad.jsonl", "{\"index\": 1}\n{\"index\": \"x\"}\n");
  EXPECT_EQ(readPredictions(writer->folder(), "bad").error().line, 2);
}

// The disk is mounted read-only: root's permissions do not help there.
TEST(RunFolder, ReadOnlyMediaAreReadAndNeverWritten) {
  TempFolder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=4m") != 0) {
    GTEST_SKIP() << "a disk cannot be mounted here (needs root)";
  }
  {
    auto writer = create(folder.path());
    EXPECT_TRUE(writer->addPoints({{"a", 1, 1, 1.0}}).ok());
    EXPECT_TRUE(writer->setProgress(progress(RunState::Finished, 1)).ok());
  }
  EXPECT_EQ(::mount(nullptr, folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
  {
    const auto all = listRuns(folder.path());
    EXPECT_TRUE(all.ok() && all->size() == 1 && all->front().problem.empty());
    const fs::path run = all->front().folder;
    EXPECT_EQ(readRunProgress(run).state, RunState::Finished);
    const auto reader = MetricReader::open(run / "metrics.db");
    EXPECT_TRUE(reader.ok() && reader.value()->read("a")->steps.size() == 1);
    for (const Status& status : {renameRun(run, "x"), deleteRun(folder.path(), all->front().id),
                                 RunWriter::reopen(run).ok() ? Status() : Status(RunWriter::reopen(run).error()),
                                 RunWriter::create(folder.path(), record()).ok()
                                     ? Status()
                                     : Status(RunWriter::create(folder.path(), record()).error())}) {
      EXPECT_FALSE(status.ok());
      EXPECT_THAT(status.ok() ? std::string() : status.error().message, HasSubstr("read-only"));
    }
  }
  ::umount(folder.path().c_str());
}

}  // namespace
}  // namespace cloze

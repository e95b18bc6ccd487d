#include <app/cli/signals.h>

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string_view>

namespace cloze::cli {

StopOnSignal::StopOnSignal() {
  // A script's background jobs start with SIGINT ignored; a run that is asked to stop should stop all the same.
  for (const int number : {SIGINT, SIGTERM}) signal(number, SIG_DFL);
  signal(SIGPIPE, SIG_IGN);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  // Ignored by nohup, and by the window for the runs it starts: these outlive the terminal.
  struct sigaction hangup {};
  if (sigaction(SIGHUP, nullptr, &hangup) != 0 || hangup.sa_handler != SIG_IGN) sigaddset(&set, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  m_signals = signalfd(-1, &set, SFD_CLOEXEC);
  m_wake = eventfd(0, EFD_CLOEXEC);
  if (m_signals < 0 || m_wake < 0) {  // out of descriptors: signals then end the process as they always do
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    return;
  }
  m_thread = std::thread([this] { wait(); });
}

StopOnSignal::~StopOnSignal() {
  const uint64_t one = 1;
  if (m_thread.joinable()) {
    if (write(m_wake, &one, sizeof one) == sizeof one)
      m_thread.join();
    else
      m_thread.detach();
  }
  if (m_signals >= 0) close(m_signals);
  if (m_wake >= 0) close(m_wake);
}

int StopOnSignal::exitStatus(int status) const {
  return m_signal != 0 ? 128 + m_signal : status;
}

int StopOnSignal::exitStatus(int status, const Error& error) const {
  return error.code == ErrorCode::Cancelled ? exitStatus(status) : status;
}

void StopOnSignal::wait() {
  while (true) {
    pollfd files[2] = {{m_signals, POLLIN, 0}, {m_wake, POLLIN, 0}};
    if (poll(files, 2, -1) < 0 && errno != EINTR) return;
    if (files[1].revents != 0) return;
    if ((files[0].revents & POLLIN) == 0) continue;
    signalfd_siginfo info{};
    if (read(m_signals, &info, sizeof info) != sizeof info) continue;
    const int number = static_cast<int>(info.ssi_signo);
    // A terminal that closes says so more than once: the shell to its jobs, and the kernel.
    if (m_signal != 0 && number == SIGHUP) continue;
    if (m_signal != 0) _exit(128 + number);
    m_signal = number;
    static constexpr std::string_view kSaid =
        "\ncloze: stopping after a checkpoint; once more ends the program at once\n";
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kSaid.data(), kSaid.size());
    m_source.request_stop();
  }
}

}  // namespace cloze::cli

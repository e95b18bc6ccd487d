// A part of this very test program in a process of its own, to be killed or starved of memory.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

namespace cloze {

// Starts the test `filter` with CLOZE_TEST_CHILD=`argument` and its output thrown away. The test skips without it.
inline pid_t startChild(const std::string& filter, const std::string& argument) {
  const pid_t child = fork();
  if (child != 0) return child;
  // Only calls that are safe between fork and exec in a program with threads.
  const std::string option = "--gtest_filter=" + filter;
  ::setenv("CLOZE_TEST_CHILD", argument.c_str(), 1);
  if (::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(126);
  ::execl("/proc/self/exe", "test", option.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

// Exit status, or -signal.
inline int waitForChild(pid_t child) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child) return 255;
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

inline std::string childArgument() {
  const char* argument = std::getenv("CLOZE_TEST_CHILD");
  return argument == nullptr ? "" : argument;
}

}  // namespace cloze

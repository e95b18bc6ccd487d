#!/usr/bin/env python3
"""The real run: MRPC on a real pretrained model, several seeds, from the command line, beside the peer's figures.

usage: real_run.py --cloze build/release/bin/cloze --model DIR --data-dir DIR --runs DIR [--seeds 42,43,44]
Prints one line a seed and the means; exits 1 where the mean accuracy lies further from the peer's mean than the two
spreads allow. The peer's figures are Transformers' with the same settings on the same files (accuracy and F1 on the
test file, seeds 42, 43, 44); tests/bench/peer_train.py produces such figures anew.
"""
import argparse
import json
import statistics
import subprocess
import sys

PEER_ACCURACY = [0.802, 0.792, 0.762]
PEER_F1 = [0.857, 0.852, 0.827]


def train(args, seed):
    command = [args.cloze, "train", "--task", "mrpc", "--data-dir", args.data_dir, "--model", args.model,
               "--runs", args.runs, "--epochs", "3", "--batch-size", "32", "--max-seq-length", "128",
               "--learning-rate", "5e-5", "--device", "cpu", "--seed", str(seed), "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    if done.returncode != 0:
        sys.exit(f"seed {seed}: {answer.get('error', answer)}")
    return answer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cloze", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data-dir", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--seeds", default="42,43,44")
    args = parser.parse_args()
    accuracy, f1 = [], []
    print("seed  split  accuracy  f1      examples/s  train loss  run")
    for seed in args.seeds.split(","):
        answer = train(args, int(seed))
        result = answer["eval"]
        accuracy.append(result["accuracy"])
        f1.append(result["f1"])
        print(f"{seed:<5} {result['split']:<6} {result['accuracy']:.4f}    {result['f1']:.4f}  "
              f"{answer['examples_per_s']:<10.1f}  {answer['train_loss']:.4f}      {answer['run']}", flush=True)
    ours, peers = statistics.mean(accuracy), statistics.mean(PEER_ACCURACY)
    spread = (statistics.stdev(accuracy) if len(accuracy) > 1 else 0.02) + statistics.stdev(PEER_ACCURACY)
    print(f"mean accuracy {ours:.4f} (Transformers {peers:.4f}), mean F1 {statistics.mean(f1):.4f} "
          f"(Transformers {statistics.mean(PEER_F1):.4f}), allowed difference {spread:.4f}")
    sys.exit(0 if abs(ours - peers) <= spread else 1)


if __name__ == "__main__":
    main()

"""The learning rate of Google's BERT code, written down from its formula for the golden generators beside this file."""
from fractions import Fraction


class GoogleSchedule:
    """google-research/bert optimization.py, create_optimizer: tf.train.polynomial_decay over all steps, replaced by a
    line from 0 while global_step < num_warmup_steps. In fractions, so that nothing is rounded before the end.
    pytorch-pretrained-BERT has the same form until 0.5 (warmup_linear: x / warmup, then 1 - x)."""

    def __init__(self, optimizer, warmup, total):
        self.groups = optimizer.param_groups
        self.full, self.warmup, self.total = Fraction(self.groups[0]["lr"]), warmup, total
        self.global_step = 0
        self.apply()

    def apply(self):
        decay_step = min(self.global_step, self.total)
        rate = self.full * (1 - Fraction(decay_step, self.total))
        if self.warmup and self.global_step < self.warmup:
            rate = self.full * Fraction(self.global_step, self.warmup)
        for group in self.groups:
            group["lr"] = float(rate)

    def step(self):
        self.global_step += 1
        self.apply()

"""The saved tf.data sets of tests/vectors/tfsnap, written by TensorFlow 2.21: run in
an empty folder. Elements ({"x": (8, 6, 1)}, (8, 5)) whose numbers the cases of
tfsnap2zts know; plain; gzip in three shards; Snappy."""
import numpy as np
import tensorflow as tf

n = np.arange(4)[:, None, None]
t = np.arange(8)[None, :, None]
x = ((n * 48 + t * 6 + np.arange(6)) * 7 % 17 / 16).astype("float32")[..., None]
y = np.select([(k := (n * 40 + t * 5 + np.arange(5)) * 11 % 13) == 0, k == 1], [1, 0.5], 0).astype("float32")
data = tf.data.Dataset.from_tensor_slices(({"x": x}, y))
data.take(2).save("plain")
data.save("snappy", compression="SNAPPY")
data.save("gzip", compression="GZIP", shard_func=lambda a, b: tf.cast(tf.round(a["x"][0, 0, 0] * 16), tf.int64) % 3)

"""Facts of many reports with PySpark: the binary goes to the workers, each partition is piped through `tongbi extract -`.

usage: job.py TONGBI REPORTS OUTPUT [--master local[2]]

TONGBI   the binary, built for the workers' machines
REPORTS  a folder of .txt reports in UTF-8; of other kinds pass {"path": …} where all workers see the files
OUTPUT   a folder: one JSON line a report, in parts
"""

import argparse
import json
import os
import stat
import subprocess

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def answers(records, name):
    """Pipes the records of one partition through the filter: one process a partition, no process a record."""
    binary = SparkFiles.get(name)
    os.chmod(binary, os.stat(binary).st_mode | stat.S_IXUSR)
    lines = "".join(json.dumps({"id": path, "text": text}, ensure_ascii=False) + "\n" for path, text in records)
    if not lines:
        return iter(())
    filtered = subprocess.run(
        [binary, "extract", "-", "--format", "jsonl", "--jobs", "1"], input=lines.encode(), stdout=subprocess.PIPE, check=True
    )
    return iter(filtered.stdout.decode().splitlines())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tongbi")
    parser.add_argument("reports")
    parser.add_argument("output")
    parser.add_argument("--master", default="local[2]")
    args = parser.parse_args()

    spark = SparkSession.builder.appName("tongbi").master(args.master).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addFile(os.path.abspath(args.tongbi))
    name = os.path.basename(args.tongbi)
    reports = os.path.abspath(args.reports)
    texts = spark.sparkContext.wholeTextFiles(f"file://{reports}/*.txt", minPartitions=2)
    results = texts.mapPartitions(lambda records: answers(records, name)).cache()
    results.saveAsTextFile(f"file://{os.path.abspath(args.output)}")

    facts = results.flatMap(lambda line: [(json.loads(line)["meta"]["year"], 1) for _ in json.loads(line).get("facts", [])])
    for year, count in sorted(facts.reduceByKey(lambda one, other: one + other).collect()):
        print(year, count)
    spark.stop()


if __name__ == "__main__":
    main()

package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.io.json.RecordCodec;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** What is needed to read a topic. */
record TopicReading<T>(
        Topic topic,
        RecordCodec<T> codec,
        TypeInformation<TopicRecord<T>> type,
        Class<T> valueType,
        KafkaSources.Hurry hurry,
        OffsetsInitializer start,
        WatermarkStrategy<TopicRecord<T>> watermarks) {}

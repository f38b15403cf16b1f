package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.state.RecordTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A notice on its way to one receiver.
 *
 * @param to address
 * @param notice the same for all
 */
@TypeInfo(RecordTypeFactory.class)
public record Addressed(String to, Notice notice) {}

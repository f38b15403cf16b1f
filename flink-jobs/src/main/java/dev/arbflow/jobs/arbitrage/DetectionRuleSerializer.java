package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.arbitrage.DetectionRule;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link DetectionRule}. Never change a version; add the next one. */
public final class DetectionRuleSerializer extends StateSerializer<DetectionRule> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(DetectionRule rule, DataOutputView out) throws IOException {
        out.writeInt(rule.version());
        out.writeLong(rule.effectiveFromUs());
        out.writeDouble(rule.minNetBps());
        out.writeDouble(rule.holdNetBps());
        out.writeDouble(rule.minNotional());
        out.writeLong(rule.dwellUs());
    }

    @Override
    protected DetectionRule read(int version, DataInputView in) throws IOException {
        return new DetectionRule(
                in.readInt(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<DetectionRule> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<DetectionRule> {
        public Snapshot() {
            super(DetectionRuleSerializer::new);
        }
    }
}

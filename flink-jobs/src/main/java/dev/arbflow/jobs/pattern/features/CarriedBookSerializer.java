package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.state.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link CarriedBook}. Never change a version; add the next one. */
final class CarriedBookSerializer extends StateSerializer<CarriedBook> {
    private static final long serialVersionUID = 1L;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected void write(CarriedBook carried, DataOutputView out) throws IOException {
        writeTouch(carried.book(), out);
        out.writeLong(carried.aliveUs());
    }

    @Override
    protected CarriedBook read(int version, DataInputView in) throws IOException {
        return new CarriedBook(readTouch(in), in.readLong());
    }

    static void writeTouch(Touch touch, DataOutputView out) throws IOException {
        out.writeLong(touch.receiveUs());
        out.writeLong(touch.epoch());
        out.writeLong(touch.sequence());
        out.writeBoolean(touch.usable());
        out.writeDouble(touch.mid());
        out.writeDouble(touch.spreadBps());
        out.writeDouble(touch.imbalance());
    }

    static Touch readTouch(DataInputView in) throws IOException {
        return new Touch(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    @Override
    public TypeSerializerSnapshot<CarriedBook> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CarriedBook> {
        public Snapshot() {
            super(CarriedBookSerializer::new);
        }
    }
}

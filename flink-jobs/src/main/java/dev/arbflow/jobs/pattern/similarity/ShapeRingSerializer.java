package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.WindowRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link ShapeRing}. Never change a version; add the next one. */
final class ShapeRingSerializer extends StateSerializer<ShapeRing> {
    private static final long serialVersionUID = 1L;

    /** Bytes of a row before its shape. */
    private static final int FIXED = Long.BYTES + Long.BYTES + 3 * Integer.BYTES + Double.BYTES;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    protected boolean immutable() {
        return false;
    }

    @Override
    protected ShapeRing copyOf(ShapeRing ring) {
        return ring.copy();
    }

    @Override
    protected void write(ShapeRing ring, DataOutputView out) throws IOException {
        out.writeInt(ring.points);
        out.writeLong(ring.lengthUs);
        writeCentres(ring.cells(), out);
        out.writeInt(ring.size());
        ByteBuffer row = ByteBuffer.allocate(FIXED + ring.points * Float.BYTES);
        for (int i = 0; i < ring.size(); i++) {
            WindowRef window = ring.window(i);
            row.clear();
            row.putLong(window.endUs())
                    .putLong(window.modelVersion())
                    .putInt(window.cluster())
                    .putInt(ring.followedBy(i))
                    .putInt(ring.cellOf(i))
                    .putDouble(window.lastMid());
            row.asFloatBuffer().put(ring.rows().shapes(), ring.place(i) * ring.points, ring.points);
            out.writeUTF(window.listing().code());
            out.write(row.array());
        }
    }

    @Override
    protected ShapeRing read(int version, DataInputView in) throws IOException {
        ShapeRing ring = new ShapeRing(in.readInt(), in.readLong());
        readCentres(ring, in);
        ByteBuffer row = ByteBuffer.allocate(FIXED + ring.points * Float.BYTES);
        float[] shape = new float[ring.points];
        for (int left = in.readInt(); left > 0; left--) {
            Listing listing = Listing.parse(in.readUTF());
            in.readFully(row.array());
            row.clear();
            long endUs = row.getLong();
            long modelVersion = row.getLong();
            int cluster = row.getInt();
            int followedBy = row.getInt();
            int cell = row.getInt();
            double mid = row.getDouble();
            row.asFloatBuffer().get(shape);
            ring.restore(
                    new WindowRef(
                            listing, endUs - ring.lengthUs, endUs, modelVersion, cluster, mid),
                    followedBy,
                    shape,
                    cell);
        }
        return ring;
    }

    private static void writeCentres(ShapeCells cells, DataOutputView out) throws IOException {
        float[][] centres = cells == null ? new float[0][] : cells.centres();
        out.writeInt(centres.length);
        if (cells != null) {
            out.writeInt(cells.since());
        }
        for (float[] centre : centres) {
            for (float value : centre) {
                out.writeFloat(value);
            }
        }
    }

    private static void readCentres(ShapeRing ring, DataInputView in) throws IOException {
        float[][] centres = new float[in.readInt()][ring.points];
        if (centres.length == 0) {
            return;
        }
        int since = in.readInt();
        for (float[] centre : centres) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] = in.readFloat();
            }
        }
        ring.resumeWith(new ShapeCells(centres, since));
    }

    @Override
    public TypeSerializerSnapshot<ShapeRing> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ShapeRing> {
        public Snapshot() {
            super(ShapeRingSerializer::new);
        }
    }
}

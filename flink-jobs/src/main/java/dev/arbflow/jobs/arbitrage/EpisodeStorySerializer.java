package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.jobs.state.record.RecordCodec;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link EpisodeStory}. Never change a version; add the next one. */
final class EpisodeStorySerializer extends StateSerializer<EpisodeStory> {
    private static final long serialVersionUID = 1L;

    private static final RecordCodec<Episode.Moment> MOMENTS = RecordCodec.of(Episode.Moment.class);
    private static final RecordCodec<Episode.Piece> PIECES = RecordCodec.of(Episode.Piece.class);
    private static final RecordCodec<Episode.Fees> FEES = RecordCodec.of(Episode.Fees.class);
    private static final RecordCodec<EdgeNorm> NORMS = RecordCodec.of(EdgeNorm.class);

    @Override
    protected int version() {
        return 6;
    }

    @Override
    protected boolean immutable() {
        return false;
    }

    @Override
    protected void write(EpisodeStory story, DataOutputView out) throws IOException {
        MarketFields.writeEnum(story.nearestMiss, out);
        out.writeDouble(story.bestGrossBps);
        out.writeDouble(story.bestNetBps);
        out.writeInt(story.episodes);
        out.writeLong(story.detectedUs);
        out.writeInt(story.revision);
        out.writeInt(story.ruleVersion);
        out.writeLong(story.lastVersionUs);
        out.writeLong(story.lastSignalUs);
        out.writeLong(story.startUs);
        out.writeLong(story.samples);
        out.writeBoolean(story.course != null);
        if (story.course != null) {
            writeCourse(story.course, out);
        }
        out.writeBoolean(story.piece != null);
        if (story.piece != null) {
            PIECES.write(story.piece, out);
            NORMS.write(story.norm, out);
            out.writeBoolean(story.fees != null);
            if (story.fees != null) {
                FEES.write(story.fees, out);
            }
        }
    }

    @Override
    protected EpisodeStory read(int version, DataInputView in) throws IOException {
        EpisodeStory story = new EpisodeStory();
        story.nearestMiss = MarketFields.readEnum(RefusalReason.class, in);
        story.bestGrossBps = in.readDouble();
        story.bestNetBps = in.readDouble();
        // Before version 4 nobody counted them.
        story.episodes = version < 4 ? (in.readBoolean() ? 1 : 0) : in.readInt();
        story.detectedUs = in.readLong();
        story.revision = in.readInt();
        story.ruleVersion = in.readInt();
        story.lastVersionUs = in.readLong();
        story.lastSignalUs = in.readLong();
        if (version >= 4) { // else the candidate begins for the ledger with its next evaluation
            story.startUs = in.readLong();
            story.samples = in.readLong();
        }
        story.course = in.readBoolean() ? readCourse(version, in) : null;
        if (version >= 5) {
            readOpen(version, story, in);
        } else if (story.isOpen()) { // before it no episode was a part of anything
            story.piece = Episode.Piece.first(story.course.sinceUs, Episode.Onset.UNKNOWN);
        }
        return story;
    }

    private static void readOpen(int version, EpisodeStory story, DataInputView in)
            throws IOException {
        if (in.readBoolean()) {
            story.piece = PIECES.read(in);
            story.norm = NORMS.read(in);
            // Before version 6 they were always those of the configuration.
            story.fees = version >= 6 && in.readBoolean() ? FEES.read(in) : null;
        }
    }

    private static void writeCourse(EdgeCourse course, DataOutputView out) throws IOException {
        out.writeLong(course.sinceUs);
        out.writeDouble(course.openBps);
        out.writeLong(course.lastUs);
        out.writeDouble(course.lastBps);
        out.writeDouble(course.peakBps);
        out.writeDouble(course.bpsTimesUs);
        out.writeLong(course.samples);
        out.writeLong(course.maxLegAgeUs);
        out.writeLong(course.maxSkewUs);
        MOMENTS.write(course.peak, out);
        out.writeUTF(course.maxQuantity.toString());
        MOMENTS.write(course.last, out);
        MarketFields.writeEnum(course.onset, out);
    }

    private static EdgeCourse readCourse(int version, DataInputView in) throws IOException {
        EdgeCourse course = new EdgeCourse(in.readLong(), in.readDouble());
        course.lastUs = in.readLong();
        course.lastBps = in.readDouble();
        course.peakBps = in.readDouble();
        course.bpsTimesUs = in.readDouble();
        course.samples = in.readLong();
        course.maxLegAgeUs = in.readLong();
        course.maxSkewUs = in.readLong();
        course.peak = MOMENTS.read(in);
        // Version 1 did not keep it; that of the peak is the largest that is known.
        course.maxQuantity = version < 2 ? course.peak.quantity() : new BigDecimal(in.readUTF());
        // Before version 3 the newest moment was not kept; the peak stands for it until the next.
        course.last = version < 3 ? course.peak : MOMENTS.read(in);
        course.onset =
                version < 5
                        ? Episode.Onset.UNKNOWN
                        : MarketFields.readEnum(Episode.Onset.class, in);
        return course;
    }

    @Override
    public TypeSerializerSnapshot<EpisodeStory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EpisodeStory> {
        public Snapshot() {
            super(EpisodeStorySerializer::new);
        }
    }
}

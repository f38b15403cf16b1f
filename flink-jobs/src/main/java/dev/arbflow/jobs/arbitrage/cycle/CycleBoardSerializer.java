package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.jobs.arbitrage.RecentTouches;
import dev.arbflow.jobs.arbitrage.RouteSignal;
import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.jobs.state.record.RecordCodec;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleEpisode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link CycleBoard}. Never change a version; add the next one. */
final class CycleBoardSerializer extends StateSerializer<CycleBoard> {
    private static final long serialVersionUID = 1L;

    private static final RecordCodec<Leg> LEGS = RecordCodec.of(Leg.class);
    private static final RecordCodec<CycleEpisode.Moment> MOMENTS =
            RecordCodec.of(CycleEpisode.Moment.class);

    /** Nothing that was kept is too old to be read. */
    private static final long ALL_US = Long.MAX_VALUE / 2;

    @Override
    protected int version() {
        return 2;
    }

    @Override
    protected boolean immutable() {
        return false;
    }

    @Override
    protected void write(CycleBoard board, DataOutputView out) throws IOException {
        out.writeLong(board.nowUs);
        out.writeLong(board.armedMs);
        out.writeBoolean(board.unsettled);
        out.writeLong(board.forgetUs);
        out.writeInt(board.books.size());
        for (CycleBoard.KnownBook book : board.books.values()) {
            out.writeUTF(book.listing.code());
            LEGS.write(book.leg, out);
            writeTouches(book.touches, out);
        }
        out.writeInt(board.tracks.size());
        for (CycleTrack track : board.tracks.values()) {
            writeTrack(track, out);
        }
        writeBest(board.best(), out);
    }

    @Override
    protected CycleBoard read(int version, DataInputView in) throws IOException {
        CycleBoard board = new CycleBoard();
        board.nowUs = in.readLong();
        board.armedMs = in.readLong();
        board.unsettled = in.readBoolean();
        board.forgetUs = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            CycleBoard.KnownBook book = new CycleBoard.KnownBook(Listing.parse(in.readUTF()));
            book.leg = LEGS.read(in);
            readTouches(book.touches, in);
            board.books.put(book.listing, book);
        }
        for (int left = in.readInt(); left > 0; left--) {
            CycleTrack track = readTrack(in);
            board.tracks.put(track.cycle.code(), track);
        }
        board.restoredBest = version < 2 ? List.of() : readBest(in); // all found anew
        return board;
    }

    private static void writeBest(List<CycleRates.Best> best, DataOutputView out)
            throws IOException {
        out.writeInt(best.size());
        for (CycleRates.Best each : best) {
            out.writeUTF(each.listing().code());
            MarketFields.writeEnum(each.side(), out);
            out.writeDouble(each.rate());
        }
    }

    private static List<CycleRates.Best> readBest(DataInputView in) throws IOException {
        List<CycleRates.Best> best = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            best.add(
                    new CycleRates.Best(
                            Listing.parse(in.readUTF()),
                            MarketFields.readEnum(Side.class, in),
                            in.readDouble()));
        }
        return best;
    }

    private static void writeTouches(RecentTouches touches, DataOutputView out) throws IOException {
        out.writeLong(touches.unjudgedFromUs());
        out.writeInt(touches.size());
        for (int place = 0; place < touches.size(); place++) {
            out.writeLong(touches.fromUs(place));
            out.writeDouble(touches.bid(place));
            out.writeDouble(touches.ask(place));
        }
    }

    private static void readTouches(RecentTouches touches, DataInputView in) throws IOException {
        long unjudgedFromUs = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            touches.add(in.readLong(), in.readDouble(), in.readDouble(), ALL_US);
        }
        touches.unjudgedFrom(unjudgedFromUs);
    }

    private static void writeTrack(CycleTrack track, DataOutputView out) throws IOException {
        out.writeUTF(track.cycle.code());
        MarketFields.writeEnum(track.last, out);
        out.writeLong(track.aboveSinceUs);
        out.writeLong(track.openSinceUs);
        out.writeLong(track.provenUs);
        out.writeBoolean(track.unseen);
        out.writeBoolean(track.capped);
        out.writeLong(track.dueUs);
        writeStory(track.story, out);
    }

    private static CycleTrack readTrack(DataInputView in) throws IOException {
        CycleTrack track = new CycleTrack(Cycle.parse(in.readUTF()));
        track.last = MarketFields.readEnum(RouteSignal.Kind.class, in);
        track.aboveSinceUs = in.readLong();
        track.openSinceUs = in.readLong();
        track.provenUs = in.readLong();
        track.unseen = in.readBoolean();
        track.capped = in.readBoolean();
        track.dueUs = in.readLong();
        readStory(track.story, in);
        return track;
    }

    private static void writeStory(CycleStory story, DataOutputView out) throws IOException {
        out.writeLong(story.startUs);
        out.writeLong(story.lastUs);
        out.writeLong(story.samples);
        out.writeInt(story.episodes);
        out.writeDouble(story.bestNetBps);
        MarketFields.writeEnum(story.nearestMiss, out);
        out.writeLong(story.detectedUs);
        out.writeInt(story.revision);
        out.writeInt(story.ruleVersion);
        out.writeLong(story.lastVersionUs);
        out.writeBoolean(story.course != null);
        if (story.course != null) {
            writeCourse(story.course, out);
        }
    }

    private static void readStory(CycleStory story, DataInputView in) throws IOException {
        story.startUs = in.readLong();
        story.lastUs = in.readLong();
        story.samples = in.readLong();
        story.episodes = in.readInt();
        story.bestNetBps = in.readDouble();
        story.nearestMiss = MarketFields.readEnum(RefusalReason.class, in);
        story.detectedUs = in.readLong();
        story.revision = in.readInt();
        story.ruleVersion = in.readInt();
        story.lastVersionUs = in.readLong();
        story.course = in.readBoolean() ? readCourse(in) : null;
    }

    private static void writeCourse(CycleCourse course, DataOutputView out) throws IOException {
        out.writeLong(course.sinceUs);
        out.writeDouble(course.openBps);
        out.writeLong(course.lastUs);
        out.writeDouble(course.lastBps);
        out.writeDouble(course.peakBps);
        out.writeDouble(course.bpsTimesUs);
        MarketFields.writeEnum(course.onset, out);
        MOMENTS.write(course.peak, out);
        MOMENTS.write(course.last, out);
        out.writeLong(course.samples);
        out.writeLong(course.maxLegAgeUs);
        out.writeLong(course.maxSkewUs);
    }

    private static CycleCourse readCourse(DataInputView in) throws IOException {
        CycleCourse course = new CycleCourse(in.readLong(), in.readDouble());
        course.lastUs = in.readLong();
        course.lastBps = in.readDouble();
        course.peakBps = in.readDouble();
        course.bpsTimesUs = in.readDouble();
        course.onset = MarketFields.readEnum(Episode.Onset.class, in);
        course.peak = MOMENTS.read(in);
        course.last = MOMENTS.read(in);
        course.samples = in.readLong();
        course.maxLegAgeUs = in.readLong();
        course.maxSkewUs = in.readLong();
        return course;
    }

    @Override
    public TypeSerializerSnapshot<CycleBoard> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CycleBoard> {
        public Snapshot() {
            super(CycleBoardSerializer::new);
        }
    }
}

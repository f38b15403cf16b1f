package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.MarketFields;
import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.jobs.state.record.RecordCodec;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** State format of {@link MarketBoard}. Never change a version; add the next one. */
final class MarketBoardSerializer extends StateSerializer<MarketBoard> {
    private static final long serialVersionUID = 1L;

    private static final RecordCodec<Leg> LEGS = RecordCodec.of(Leg.class);
    private static final RecordCodec<FollowUp> FOLLOW_UPS = RecordCodec.of(FollowUp.class);

    /** Nothing that was kept is too old to be read. */
    private static final long ALL_US = Long.MAX_VALUE / 2;

    @Override
    protected int version() {
        return 5;
    }

    @Override
    protected boolean immutable() {
        return false;
    }

    @Override
    protected void write(MarketBoard board, DataOutputView out) throws IOException {
        out.writeUTF(board.market.code());
        out.writeLong(board.ordinal);
        out.writeLong(board.nowUs);
        out.writeLong(board.nextSampleUs);
        out.writeLong(board.armedMs);
        List<Integer> places = places(board, true);
        out.writeInt(places.size());
        for (int place : places) {
            writeLeg(board, place, out);
        }
        Collection<RouteTrack> tracks = board.tracksAndChanges();
        out.writeInt(tracks.size());
        for (RouteTrack track : tracks) {
            writeTrack(track, out);
        }
        out.writeInt(board.followUps.all().size());
        for (FollowUp followUp : board.followUps.all()) {
            FOLLOW_UPS.write(followUp, out);
        }
        writeCurrencies(board, out);
    }

    /** Where legs are: those of the market itself, or those in other currencies. */
    private static List<Integer> places(MarketBoard board, boolean own) {
        return IntStream.range(0, board.legs.places())
                .filter(place -> board.legs.at(place) != null)
                .filter(place -> own == (BoardLegs.blockOf(place) == 0))
                .boxed()
                .toList();
    }

    private static void writeLeg(MarketBoard board, int place, DataOutputView out)
            throws IOException {
        MarketFields.writeEnum(board.legs.listingAt(place).venue(), out);
        LEGS.write(board.legs.at(place), out);
        writeTouches(board.legs.touches(place), out);
    }

    /** What a currency is worth, then the legs in currencies. */
    private static void writeCurrencies(MarketBoard board, DataOutputView out) throws IOException {
        List<CurrencyLeg> currencies = board.legs.knownCurrencies();
        out.writeInt(currencies.size());
        for (CurrencyLeg paid : currencies) {
            out.writeUTF(paid.currency.code());
            MarketFields.writeEnum(paid.venue, out);
            out.writeDouble(paid.bid);
            out.writeDouble(paid.ask);
            out.writeBoolean(paid.leg != null);
            if (paid.leg != null) {
                LEGS.write(paid.leg, out);
            }
            writeTouches(paid.touches, out);
        }
        List<Integer> places = places(board, false);
        out.writeInt(places.size());
        for (int place : places) {
            out.writeUTF(board.legs.listingAt(place).market().code());
            writeLeg(board, place, out);
        }
    }

    private static void readCurrencies(MarketBoard board, DataInputView in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            CurrencyLeg paid = board.legs.currency(new Asset(in.readUTF()));
            paid.venue = MarketFields.readEnum(Venue.class, in);
            paid.bid = in.readDouble();
            paid.ask = in.readDouble();
            paid.leg = in.readBoolean() ? LEGS.read(in) : null;
            readTouches(paid.touches, in);
        }
        for (int left = in.readInt(); left > 0; left--) {
            Market market = Market.parse(in.readUTF());
            readLeg(board, new Listing(MarketFields.readEnum(Venue.class, in), market), in);
        }
    }

    private static void readLeg(MarketBoard board, Listing listing, DataInputView in)
            throws IOException {
        board.put(listing, LEGS.read(in));
        readTouches(board.legs.touches(board.legs.placeOf(listing)), in);
    }

    @Override
    protected MarketBoard read(int version, DataInputView in) throws IOException {
        MarketBoard board = new MarketBoard(Market.parse(in.readUTF()));
        board.ordinal = in.readLong();
        board.nowUs = in.readLong();
        board.nextSampleUs = in.readLong();
        board.armedMs = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            Venue venue = MarketFields.readEnum(Venue.class, in);
            Listing listing = new Listing(venue, board.market);
            if (version >= 3) {
                readLeg(board, listing, in);
            } else { // before it only the newest was known
                Leg leg = LEGS.read(in);
                board.put(listing, leg);
                RecentTouches touches = board.legs.touches(board.legs.placeOf(listing));
                touches.add(leg, ALL_US);
                touches.judged();
            }
        }
        for (int left = in.readInt(); left > 0; left--) {
            RouteTrack track = readTrack(version, in);
            board.tracks.put(track.route, track);
        }
        if (version >= 2) { // before it nobody looked again
            for (int left = in.readInt(); left > 0; left--) {
                board.followUps.add(FOLLOW_UPS.read(in));
            }
        }
        if (version >= 5) { // before it a board knew its own market only
            readCurrencies(board, in);
        }
        board.restored();
        return board;
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

    private static void writeTrack(RouteTrack track, DataOutputView out) throws IOException {
        MarketFields.writeRoute(track.route, out);
        MarketFields.writeEnum(track.last, out);
        out.writeLong(track.aboveSinceUs);
        out.writeLong(track.openSinceUs);
        out.writeBoolean(track.capped);
        out.writeLong(track.dueUs);
        out.writeLong(track.provenUs);
        out.writeBoolean(track.unseen);
    }

    private static RouteTrack readTrack(int version, DataInputView in) throws IOException {
        RouteTrack track = new RouteTrack(MarketFields.readRoute(in));
        track.last = MarketFields.readEnum(RouteSignal.Kind.class, in);
        track.aboveSinceUs = in.readLong();
        track.openSinceUs = in.readLong();
        track.capped = in.readBoolean();
        track.dueUs = in.readLong();
        track.provenUs = in.readLong();
        track.unseen = version >= 4 && in.readBoolean(); // before it nobody asked
        return track;
    }

    @Override
    public TypeSerializerSnapshot<MarketBoard> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Finds the serializer again when a checkpoint is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<MarketBoard> {
        public Snapshot() {
            super(MarketBoardSerializer::new);
        }
    }
}

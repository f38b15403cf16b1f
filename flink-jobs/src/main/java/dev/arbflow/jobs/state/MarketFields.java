package dev.arbflow.jobs.state;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The shared parts of state formats: how the market model's small values are written.
 *
 * <p>Enums go by name, because ordinals move when the enum grows. A change here changes every
 * format that uses it: add a second method instead.
 */
public final class MarketFields {
    private MarketFields() {}

    public static void writeEnum(Enum<?> value, DataOutputView out) throws IOException {
        out.writeUTF(value == null ? "" : value.name());
    }

    public static <E extends Enum<E>> E readEnum(Class<E> type, DataInputView in)
            throws IOException {
        String name = in.readUTF();
        return name.isEmpty() ? null : Enum.valueOf(type, name);
    }

    public static void writeOrigin(Origin origin, DataOutputView out) throws IOException {
        writeEnum(origin.feed(), out);
        out.writeUTF(origin.connection());
        out.writeLong(origin.epoch());
        out.writeLong(origin.sequence());
    }

    public static Origin readOrigin(DataInputView in) throws IOException {
        return new Origin(readEnum(Feed.class, in), in.readUTF(), in.readLong(), in.readLong());
    }

    public static void writeListing(Listing listing, DataOutputView out) throws IOException {
        out.writeUTF(listing.code());
    }

    public static Listing readListing(DataInputView in) throws IOException {
        return Listing.parse(in.readUTF());
    }

    public static void writeRoute(Route route, DataOutputView out) throws IOException {
        out.writeUTF(route.code());
    }

    public static Route readRoute(DataInputView in) throws IOException {
        return Route.parse(in.readUTF());
    }

    public static void writeLadder(Ladder ladder, DataOutputView out) throws IOException {
        out.writeInt(ladder.depth());
        for (int level = 0; level < ladder.depth(); level++) {
            out.writeDouble(ladder.prices()[level]);
            out.writeDouble(ladder.quantities()[level]);
        }
    }

    public static Ladder readLadder(DataInputView in) throws IOException {
        int depth = in.readInt();
        double[] prices = new double[depth];
        double[] quantities = new double[depth];
        for (int level = 0; level < depth; level++) {
            prices[level] = in.readDouble();
            quantities[level] = in.readDouble();
        }
        return new Ladder(prices, quantities);
    }

    /** The length, then every number. */
    public static void writeVector(double[] vector, DataOutputView out) throws IOException {
        out.writeInt(vector.length);
        for (double value : vector) {
            out.writeDouble(value);
        }
    }

    public static double[] readVector(DataInputView in) throws IOException {
        double[] vector = new double[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = in.readDouble();
        }
        return vector;
    }

    public static void writeDecimal(BigDecimal value, DataOutputView out) throws IOException {
        out.writeUTF(value.toString());
    }

    public static BigDecimal readDecimal(DataInputView in) throws IOException {
        return new BigDecimal(in.readUTF());
    }

    public static void writeSpread(Spread spread, DataOutputView out) throws IOException {
        writeRoute(spread.route(), out);
        out.writeLong(spread.timeUs());
        out.writeDouble(spread.grossBps());
        out.writeDouble(spread.netBps());
        writeDecimal(spread.quantity(), out);
        writeDecimal(spread.cost(), out);
        writeDecimal(spread.proceeds(), out);
        out.writeBoolean(spread.exhausted());
        out.writeDouble(spread.buyPrice());
        out.writeDouble(spread.sellPrice());
        out.writeLong(spread.buyAgeUs());
        out.writeLong(spread.sellAgeUs());
    }

    public static Spread readSpread(DataInputView in) throws IOException {
        return new Spread(
                readRoute(in),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                readDecimal(in),
                readDecimal(in),
                readDecimal(in),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong());
    }
}

package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import java.io.IOException;
import java.util.Optional;

/** Records of the topic of episodes. */
final class EpisodeFormat implements JsonFormat<Episode> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Episode episode, JsonGenerator out) throws IOException {
        out.writeStringField("id", episode.id());
        out.writeNumberField("revision", episode.revision());
        out.writeStringField("market", episode.route().market().code());
        out.writeStringField("buy", episode.route().buy().name());
        out.writeStringField("sell", episode.route().sell().name());
        out.writeStringField("closeReason", episode.isOpen() ? null : episode.closeReason().name());
        out.writeNumberField("openedUs", episode.openedUs());
        out.writeNumberField("detectedUs", episode.detectedUs());
        out.writeNumberField("lastUs", episode.lastUs());
        write(episode.net(), out);
        write(episode.peak(), out);
        out.writeNumberField("samples", episode.samples());
        out.writeNumberField("maxLegAgeUs", episode.maxLegAgeUs());
        out.writeNumberField("maxSkewUs", episode.maxSkewUs());
        out.writeStringField("feeVersion", episode.feeVersion());
        out.writeNumberField("ruleVersion", episode.ruleVersion());
        out.writeNumberField("emittedUs", episode.emittedUs());
    }

    @Override
    public Episode read(JsonFields in) throws ReadError {
        return new Episode(
                in.text("id"),
                in.smallInteger("revision"),
                new Route(
                        Market.parse(in.text("market")),
                        in.choice("buy", Venue.class),
                        in.choice("sell", Venue.class)),
                closeReason(in),
                in.integer("openedUs"),
                in.integer("detectedUs"),
                in.integer("lastUs"),
                net(in.object("net")),
                peak(in.object("peak")),
                in.integer("samples"),
                in.integer("maxLegAgeUs"),
                in.integer("maxSkewUs"),
                in.text("feeVersion"),
                in.smallInteger("ruleVersion"),
                in.integer("emittedUs"));
    }

    private static CloseReason closeReason(JsonFields in) throws ReadError {
        Optional<String> reason = in.textOrNull("closeReason");
        return reason.isEmpty() ? null : in.choice("closeReason", CloseReason.class);
    }

    private static void write(Episode.NetEdge net, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("net");
        out.writeNumberField("openBps", net.openBps());
        out.writeNumberField("meanBps", net.meanBps());
        out.writeNumberField("peakBps", net.peakBps());
        out.writeNumberField("lastBps", net.lastBps());
        out.writeEndObject();
    }

    private static Episode.NetEdge net(JsonFields in) throws ReadError {
        return new Episode.NetEdge(
                in.number("openBps"),
                in.number("meanBps"),
                in.number("peakBps"),
                in.number("lastBps"));
    }

    private static void write(Episode.Peak peak, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("peak");
        out.writeStringField("quantity", peak.quantity().toString());
        out.writeStringField("cost", peak.cost().toString());
        out.writeStringField("profit", peak.profit().toString());
        out.writeNumberField("buyPrice", peak.buyPrice());
        out.writeNumberField("sellPrice", peak.sellPrice());
        out.writeBooleanField("exhausted", peak.exhausted());
        out.writeEndObject();
    }

    private static Episode.Peak peak(JsonFields in) throws ReadError {
        return new Episode.Peak(
                in.decimal("quantity"),
                in.decimal("cost"),
                in.decimal("profit"),
                in.number("buyPrice"),
                in.number("sellPrice"),
                in.flag("exhausted"));
    }
}

package dev.arbflow.sandbox.run.outcome;

import dev.arbflow.embedded.EmbeddedInflux;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The routes that are nearest to an episode now, or beyond it, as the time series show them. */
public final class BestRoutes {
    private static final String SPREADS =
            "select market, buy, sell, last(netBps) net, last(quantity) filled from spread"
                    + " where timestamp > dateadd('s', -3, now()) order by net desc limit ";

    private final EmbeddedInflux influx;

    public BestRoutes(EmbeddedInflux influx) {
        this.influx = influx;
    }

    /**
     * A route.
     *
     * @param netBps after both fees, in basis points
     * @param size base units: of the whole profitable fill, or of the touch where nothing is
     */
    public record Candidate(String market, String buy, String sell, double netBps, double size) {

        /** For example {@code ETH/USD buy KRAKEN, sell BITSTAMP -3.1 bps 0.42 ETH}. */
        public String row() {
            return String.format(
                    Locale.ROOT,
                    "        %-8s buy %-9s sell %-9s %+7.1f bps net  %11.6f %-4s %s",
                    market,
                    buy,
                    sell,
                    netBps,
                    size,
                    market.substring(0, market.indexOf('/')),
                    missing());
        }

        /** The same in few words. */
        public String shortly() {
            return String.format(Locale.ROOT, "%s %s>%s %+.1f bps net", market, buy, sell, netBps);
        }

        private String missing() {
            return netBps < 0
                    ? String.format(Locale.ROOT, "%.1f bps short of break-even", -netBps)
                    : "beyond break-even";
        }
    }

    /** The best ones, best first; none where nothing is comparable or time is recorded time. */
    public List<Candidate> now(int most) throws IOException {
        List<Candidate> routes = new ArrayList<>();
        for (Map<String, Object> row : influx.query(SPREADS + most)) {
            String market = (String) row.get("market");
            String buy = (String) row.get("buy");
            String sell = (String) row.get("sell");
            double filled = number(row.get("filled"));
            routes.add(
                    new Candidate(
                            market,
                            buy,
                            sell,
                            number(row.get("net")),
                            filled > 0 ? filled : touch(market, buy, sell)));
        }
        return routes;
    }

    private double touch(String market, String buy, String sell) throws IOException {
        return Math.min(
                quantity("askQuantity", buy, market), quantity("bidQuantity", sell, market));
    }

    private double quantity(String side, String venue, String market) throws IOException {
        List<Map<String, Object>> rows =
                influx.query(
                        String.format(
                                Locale.ROOT,
                                "select last(%s) quantity from quote where venue = '%s' and"
                                        + " market = '%s' and timestamp > dateadd('m', -1, now())",
                                side,
                                venue,
                                market));
        return rows.isEmpty() ? 0 : number(rows.get(0).get("quantity"));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}

# Draws columns of a CSV over its first one: an SVG with a panel a column. Each panel begins at zero.
NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; x_name = $1; next }
{ rows++; for (i = 1; i <= NF; i++) value[rows, i] = $i + 0 }
END {
    panels = split(wanted, name, " ")
    width = 720; left = 70; right = 20; height = 130; gap = 46; top = 40
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n", \
        width, top + panels * (height + gap)
    printf "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/><text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>\n", left, title
    last = value[rows, 1] > 0 ? value[rows, 1] : 1
    for (p = 1; p <= panels; p++) {
        c = column[name[p]]; most = 0
        for (r = 1; r <= rows; r++) if (value[r, c] > most) most = value[r, c]
        if (most == 0) most = 1
        y = top + (p - 1) * (height + gap) + 16
        printf "<text x=\"%d\" y=\"%d\" fill=\"#5c6370\">%s</text>\n", left, y - 4, name[p]
        printf "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#9aa2ae\"/>\n", left, y, y + height, width - right
        printf "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%g</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>\n", \
            left - 6, y + 10, most, left - 6, y + height
        printf "<polyline fill=\"none\" stroke=\"#1f5fbf\" stroke-width=\"1.5\" points=\""
        for (r = 1; r <= rows; r++)
            printf "%.1f,%.1f ", left + value[r, 1] / last * (width - left - right), y + height - value[r, c] / most * height
        printf "\"/>\n<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#5c6370\">%s, to %g</text>\n", \
            width - right, y + height + 16, x_name, last
    }
    print "</svg>"
}

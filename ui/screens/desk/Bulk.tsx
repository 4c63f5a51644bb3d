import type { Body } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { SeriesLine } from "./form/SeriesLine";
import { useSeries } from "./form/useSeries";
import type { Row as Person } from "./roster";

type Props = { body: Body; deviceKey: DeviceKey | null; rows: readonly Person[]; onDone: () => void };

const ways = [["presence.arrive", "away", "bulk.arrive"], ["presence.leave", "here", "bulk.leave"]] as const;

// Many marked at once, of those who are chosen only whom it changes.
export function Bulk({ body, deviceKey, rows, onDone }: Props) {
  const series = useSeries(body, deviceKey);
  const mark = async (does: string, some: readonly Person[]): Promise<void> => {
    await series.start(some.map(({ id, name }) => ({ name, act: { do: does, seat: id } })));
    onDone();
  };
  return (
    <>
      {rows.length > 0 && (
        <p class="tools">
          {ways.map(([does, from, says]) => {
            const some = rows.filter(({ presence }) => presence === from || (does === "presence.arrive" && presence === "proxy"));
            return some.length > 0 && <button key={does} class="btn" type="button" aria-disabled={series.running !== null} onClick={() => void mark(does, some)}>{say(says, { n: some.length })}</button>;
          })}
        </p>
      )}
      <SeriesLine series={series} />
    </>
  );
}

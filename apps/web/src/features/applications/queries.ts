import { getMyApplication, listMyApplications } from "@posoka/schema/applications";
import { getMyIdentity } from "@posoka/schema/profiles";
import { read } from "../../api/client.ts";

export const pageSize = 20;
export const myApplications = (page: number) => read(listMyApplications, { query: { page, limit: pageSize } });
export const myApplication = (applicationId: string) => read(getMyApplication, { params: { applicationId } });
export const myIdentity = () => read(getMyIdentity);
